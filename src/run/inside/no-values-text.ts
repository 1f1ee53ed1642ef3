/** Why an input has no values, or not all, and what to do about it, in the words of Inside. */
import type { NoValues } from '#contract/component-values.ts';
import { isRefusedInput } from '../errors/is-refusal.ts';
import { formatCount } from '../figures/result-format.ts';
import type { Run, RunInputResult } from '../model/run.ts';

export type NoValuesAction = 'turn-on' | 'embedded' | 'connection' | 'run-again' | 'read-again';

export interface NoValuesText {
  title: string;
  /** Empty if the title says it all. */
  about: string;
  actions: readonly NoValuesAction[];
  /** True while the trace is read. */
  isReading?: true;
}

export const TURN_ON =
  'Langflow writes traces unless LANGFLOW_DEACTIVATE_TRACING is true. Remove that variable from the server, or set it to false, and start Langflow again.';

/** Null if all is there, or still to come. */
export function noValuesText(run: Run, input: number): NoValuesText | null {
  const result = run.inputs.find(({ index }) => index === input);
  if (!result || result.status === 'running' || result.status === 'waiting') return null;
  if (run.isReadingTraces && result.values === undefined && result.noValues !== 'stopped')
    return {
      title: 'Reading the trace',
      about: 'Langflow writes its trace after the run. This takes up to 5 s.',
      actions: [],
      isReading: true,
    };
  if (result.noValues !== undefined) return textOf(result.noValues, run, result);
  if (result.values !== undefined) return null;
  if (isRefusedInput(run, input))
    return { title: 'Nothing ran', about: 'The server refused the request.', actions: [] };
  if (result.startedAt === null) return { title: 'Nothing ran', about: 'This input was not sent.', actions: [] };
  // A run that failed between page and server has no values either, and its answer says why.
  if (result.status === 'failed') return null;
  if (result.status === 'stopped' && !isEmbeddedRun(run)) return textOf('stopped', run, result);
  return {
    title: `Run #${run.number} was made before values were kept`,
    about: 'It has its times and answers.',
    actions: ['run-again'],
  };
}

function textOf(why: NoValues, run: Run, result: RunInputResult): NoValuesText {
  switch (why) {
    case 'no-traces':
      return {
        title: 'This Langflow keeps no traces',
        about:
          'Its times are those that this browser saw. What each component received is in the traces, and they are turned off on this server.',
        actions: ['turn-on', 'embedded'],
      };
    case 'older-release':
      return {
        title: `This Langflow${shortRelease(run)} does not report values`,
        about: 'What each component received is in the traces of newer releases.',
        actions: ['turn-on', 'embedded'],
      };
    case 'refused':
      return {
        title: 'This key may not read what components received',
        about: 'The server refused to give the trace of this run.',
        actions: ['connection'],
      };
    case 'not-owner':
      return {
        title: 'A shared flow does not report values to others than its owner',
        about: '',
        actions: ['embedded'],
      };
    case 'stopped':
      return { title: 'Langflow keeps no values of a stopped run', about: '', actions: ['run-again'] };
    case 'late':
      return { title: 'The trace did not come within 5 s.', about: '', actions: ['read-again'] };
    case 'half':
      return { title: halfOf(run, result), about: '', actions: ['read-again'] };
    case 'not-streamed':
      return {
        title: 'Values come with a stream',
        about: 'This answer was not streamed. Turn Stream on, and run again.',
        actions: [],
      };
    case 'left-out':
      return {
        title: 'The file of this run has no values',
        about: 'Who saved it left out what components received and gave.',
        actions: ['run-again'],
      };
    case 'not-kept':
      return {
        title: 'Cells of tests keep no values',
        about: 'They are asked for only if a check is about calls.',
        actions: isEmbeddedRun(run) ? ['run-again'] : ['read-again', 'run-again'],
      };
    case 'dropped':
      return {
        title: `The values of run #${run.number} were dropped`,
        about: 'The server made room for newer runs. Pinned runs keep theirs longest.',
        actions: ['run-again'],
      };
  }
}

function isEmbeddedRun({ address, server }: Run): boolean {
  return address === undefined ? server === 'Embedded engine' : address === null;
}

function halfOf({ components }: Run, { values }: RunInputResult): string {
  const reported = new Set((values?.components ?? []).map(({ component, name }) => component ?? name)).size;
  return `Langflow’s trace has ${reported} of ${formatCount(components.length, 'component')}`;
}

function shortRelease({ release = '' }: Run): string {
  const short = release.split('.').slice(0, 2).join('.');
  return short === '' ? '' : ` (${short})`;
}
