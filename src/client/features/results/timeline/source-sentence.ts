/** Where the times of a timeline come from, in one sentence: nothing is guessed, and what is not reported is said. */
import type { TimelineInput } from '#run/timeline/timeline.ts';

const SENTENCES = {
  events: 'Times of the engine’s own events, on the server’s clock.',
  'workflow-stream': 'Langflow’s live events, at the times at which this browser received them: the way is counted in.',
  traces: 'Langflow’s traces, read after the run, on the server’s clock. They do not tell when text came.',
} as const;

export function sourceSentence(inputs: readonly TimelineInput[], isRunning: boolean): string {
  const sources = new Set(inputs.map(({ source }) => source));
  const [only] = sources;
  if (sources.size === 1 && only !== undefined && only !== 'not reported') return SENTENCES[only];
  if (inputs.some(({ isPending }) => isPending)) return 'Looking for the server’s traces of this run…';
  if (sources.size === 1) {
    return isRunning
      ? 'No component times have come yet. Shown: the request as this browser saw it.'
      : 'This server reports no component times. Shown: the request as this browser saw it.';
  }
  const missing = inputs.filter(({ source }) => source === 'not reported').map(({ input }) => input + 1);
  const told = [...sources].find((source) => source !== 'not reported');
  const sentence = told === undefined ? '' : SENTENCES[told];
  return `${sentence} Not reported for ${missing.length === 1 ? 'input' : 'inputs'} ${missing.join(', ')}.`;
}
