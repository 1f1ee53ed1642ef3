/** The commands that need no server, by name. Imported at every start, so it imports nothing. */

export const COMMANDS = {
  test: 'runs suites of tests of a flow, for terminals and CI',
  check: 'says what each tweak will do to a flow, without running it',
} as const;

export const COMMANDS_HELP = `Commands that need no server; --help after each says more:
  tweakbench test FILE…                   ${COMMANDS.test}
  tweakbench check FLOW.json TWEAKS.json  ${COMMANDS.check}`;

/** True if the arguments start the server, or are for the data that it stores. */
export function isForServer([first]: readonly string[]): boolean {
  return first === undefined || first.startsWith('-') || first === 'db';
}
