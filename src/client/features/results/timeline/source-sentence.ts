/** Where the times of a timeline come from, in one sentence: nothing is guessed, and what is not reported is said. */
import type { TimelineInput } from '#run/timeline/timeline.ts';

const SENTENCES = {
  events: 'Times measured on the server.',
  'live-events': 'Langflow’s live events. Times measured in this browser, including network time.',
  traces:
    'Component times come from Langflow’s traces and were measured on the server. Input times and first tokens were measured in this browser.',
} as const;

export function sourceSentence(inputs: readonly TimelineInput[], isRunning: boolean): string {
  const sources = new Set(inputs.map(({ source }) => source));
  const [only] = sources;
  if (sources.size === 1 && only !== undefined && only !== 'not reported') return SENTENCES[only];
  if (inputs.some(({ isPending }) => isPending)) return 'Looking for the traces of this run on the server…';
  if (sources.size === 1) {
    return isRunning
      ? 'No component times yet. The bar shows the request, measured in this browser.'
      : 'This server does not report component times. The bar shows the request, measured in this browser.';
  }
  const missing = inputs.filter(({ source }) => source === 'not reported').map(({ input }) => input + 1);
  const told = [...sources].find((source) => source !== 'not reported');
  const sentence = told === undefined ? '' : SENTENCES[told];
  return `${sentence} Not reported for ${missing.length === 1 ? 'input' : 'inputs'} ${missing.join(', ')}.`;
}
