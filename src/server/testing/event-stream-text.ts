/** Parses the events in the text of an event stream. */
import { type RunEvent, runEventSchema } from '#contract/run-event.ts';

export function parseEventStream(text: string): RunEvent[] {
  return text
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: '))
    .map((frame) => runEventSchema.parse(JSON.parse(frame.slice('data: '.length))));
}
