/** Suites for tests of the command, and calls of it. */
import { type CommandCall, type CommandFolder, openCommandFolder } from './call-command.ts';

export const TONE_HEAD = 'format: tweakbench-tests\nversion: 1\nname: Tone\nflow: tone-switcher\n';
export const PASSING_SUITE = `${TONE_HEAD}cases:
  - {name: sky, input: Why is the sky blue?, checks: [{contains: sunlight}]}
  - {name: sea, input: Why is the sky blue?, checks: [{contains: blue}]}
`;
/** A suite of which one of four cells passes. */
export const FAILING_SUITE = `${TONE_HEAD}variants:
  - {name: Pirate, tweaks: {Tone Promt: {tone: pirate}}}
checks: [tweaks-applied]
cases:
  - name: sky
    input: Why is the sky blue?
    expected: Because.
    checks: [equals, {contains: sunlight}]
  - {name: sea, input: Why is the sky blue?, checks: [{contains: blue}]}
`;

/** A folder with the suite as `tone.tests.yaml`. */
export function openSuiteFolder(suite: string): Promise<CommandFolder> {
  return openCommandFolder({ 'tone.tests.yaml': suite });
}

export function callTest(folder: CommandFolder, ...words: string[]): Promise<CommandCall> {
  return folder.call(['test', 'tone.tests.yaml', ...words]);
}

export function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1);
}
