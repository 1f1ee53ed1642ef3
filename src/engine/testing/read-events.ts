/** Reads the events of a run by kind. */
import type { RunEvent, RunEventOf } from '#contract/run-event.ts';

function isNamed<Name extends RunEvent['event']>(event: RunEvent, name: Name): event is RunEventOf<Name> {
  return event.event === name;
}

/** Reads on to the next event of that name and returns it. */
export async function nextEvent<Name extends RunEvent['event']>(
  events: AsyncGenerator<RunEvent, void, void>,
  name: Name,
): Promise<RunEventOf<Name>> {
  for (let step = await events.next(); !step.done; step = await events.next()) {
    if (isNamed(step.value, name)) return step.value;
  }
  throw new Error(`The run ended without ${name}`);
}

export function eventsNamed<Name extends RunEvent['event']>(
  events: readonly RunEvent[],
  name: Name,
): RunEventOf<Name>[] {
  return events.filter((event): event is RunEventOf<Name> => event.event === name);
}

/** All remaining events. */
export async function allEvents(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const read: RunEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
}
