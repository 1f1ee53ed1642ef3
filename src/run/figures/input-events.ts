/** The events of each input of a run, and the clock of their times. */

import { groupPairs } from '#contract/group-pairs.ts';
import type { ReceivedEvent, Run, RunInputResult } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';

/** `server`: the server's timestamps. `browser`: when this browser sent and received. */
export type FigureClock = 'server' | 'browser';

export interface InputEvents {
  /** In the order in which they arrived. */
  events: readonly ReceivedEvent[];
  clock: FigureClock;
}

const known = new WeakMap<readonly ReceivedEvent[], ReadonlyMap<number, InputEvents>>();

/**
 * Events of the input with this index in the draft. The clock is the server's if it stamps the events of its stream (the
 * embedded engine does), else the browser's. Cached per list of events, so calling it for every input is cheap.
 */
export function inputEvents(run: Pick<Run, 'events' | 'plan'>, input: number): InputEvents {
  let all = known.get(run.events);
  if (!all) {
    all = groupEvents(run);
    known.set(run.events, all);
  }
  return all.get(input) ?? { events: [], clock: 'browser' };
}

/** Start of the input on its clock, and the time of its last event since then, in ms. */
export function inputSpan({ startedAt }: RunInputResult, { events, clock }: InputEvents) {
  const at = (received: ReceivedEvent | undefined) =>
    received && (clock === 'server' ? received.event.at : received.receivedAt);
  const offsetMs = (clock === 'server' ? at(events[0]) : startedAt) ?? 0;
  return { offsetMs, lastMs: Math.max(0, (at(events.at(-1)) ?? offsetMs) - offsetMs) };
}

function groupEvents({ events, plan }: Pick<Run, 'events' | 'plan'>): Map<number, InputEvents> {
  const groups = groupPairs(
    events.flatMap((received) => {
      const { event } = received;
      return 'input' in event && typeof event.input === 'number' ? [[event.input, received] as const] : [];
    }),
  );
  const stamped = new Set(
    plan.requests.flatMap(({ transport, inputs }) => (transportKind(transport).clock === 'server' ? inputs : [])),
  );
  return new Map(
    [...groups].map(([input, group]) => {
      // A server may answer a request for a stream with one JSON reply, which has no times.
      const isStamped = stamped.has(input) && group.some(({ event }) => event.at > 0);
      return [input, { events: group, clock: isStamped ? 'server' : 'browser' }];
    }),
  );
}
