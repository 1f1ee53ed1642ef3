/** Compares how long the server worked on an input with how long the browser received its stream. */

import { isJsonObject } from '#contract/json.ts';
import { inputEvents } from '../figures/input-events.ts';
import type { ReceivedEvent, Run, RunTrace } from '../model/run.ts';
import { readServerTime } from '../traces/server-time.ts';
import { framesFrom, repliesOf } from './reply-frames.ts';

export interface ServerSpan {
  /** ms on the server's clock, from its first event for the input to the last. */
  serverMs: number;
  /** ms in which this browser received these events. */
  receivedMs: number;
}

type Reply = ReturnType<typeof repliesOf>[number];

/** Shorter work proves nothing, because networks and browsers join data that arrives close together. */
const SHORTEST_WORK_MS = 200;
/** A stream was held back if it arrived within this share of the server's time. */
const AT_ONCE = 0.2;

/** Null unless the server worked for a while, but everything arrived at once; also if it does not report times. */
export function heldBackSpan(run: Run, input: number): ServerSpan | null {
  const { events, clock } = inputEvents(run, input);
  const span = clock === 'server' ? ownSpan(events) : foreignSpan(run, input, events);
  return span && span.serverMs >= SHORTEST_WORK_MS && span.receivedMs <= span.serverMs * AT_ONCE ? span : null;
}

/** The embedded server stamps every event. */
function ownSpan(events: readonly ReceivedEvent[]): ServerSpan | null {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return null;
  return { serverMs: last.event.at - first.event.at, receivedMs: last.receivedAt - first.receivedAt };
}

/** The span by the first of the times that a Langflow reports which is long enough. */
function foreignSpan(run: Run, input: number, events: readonly ReceivedEvent[]): ServerSpan | null {
  const index = run.plan.requests.findIndex(({ inputs }) => inputs.includes(input));
  const reply = repliesOf(run).find(({ requestIndex }) => requestIndex === index);
  const receivedMs = reply ? receivedSpan(reply) : null;
  if (!reply || receivedMs === null) return null;
  const trace = run.inputs.find(({ index }) => index === input)?.trace;
  const reported = [durations(reply), betweenMessages(events), trace ? workBeforeText(trace) : null];
  const serverMs = reported.find((ms) => ms !== null && ms >= SHORTEST_WORK_MS) ?? null;
  return serverMs === null ? null : { serverMs, receivedMs };
}

/** Time from the first frame to the last, because Langflow's stream starts with the run. */
function receivedSpan({ frames }: Reply): number | null {
  const marks = frames?.marks ?? [];
  const first = marks[0];
  const last = marks[marks.length - 2];
  return first === undefined || last === undefined || marks.length < 4 ? null : last - first;
}

/** The workflows route reports the duration of each component. Uses the longest, because they may run in parallel. */
function durations(reply: Reply): number | null {
  let longest: number | null = null;
  for (const { from, to } of framesFrom(reply, 0)) {
    // Skips tokens without parsing them; only a few frames are the end of a component.
    if (!reply.body.slice(from, Math.min(to, from + 40)).includes('end_vertex')) continue;
    const seconds = /"timedelta": ?([\d.]+)/.exec(reply.body.slice(from, to))?.[1];
    if (seconds !== undefined) longest = Math.max(longest ?? 0, Number(seconds) * 1000);
  }
  return longest;
}

/** A lower bound from the creation times of the messages. */
function betweenMessages(events: readonly ReceivedEvent[]): number | null {
  const times = events.flatMap(({ event }) => {
    if (event.event !== 'message-add' || !isJsonObject(event.message)) return [];
    const data = isJsonObject(event.message.data) ? event.message.data : event.message;
    const time = typeof data.timestamp === 'string' ? readServerTime(data.timestamp) : null;
    return time === null ? [] : [time];
  });
  if (times.length < 2) return null;
  const between = Math.max(...times) - Math.min(...times);
  // Timestamps in whole seconds may be up to one second further apart than the actual times.
  return times.every((time) => time % 1000 === 0) ? Math.max(0, between - 1000) : between;
}

/** Time from the end of the first component to the end of the last. */
function workBeforeText({ components }: RunTrace): number | null {
  const ends = components.flatMap(({ endMs }) => (endMs === null ? [] : [endMs]));
  return ends.length < 2 ? null : Math.max(...ends) - Math.min(...ends);
}
