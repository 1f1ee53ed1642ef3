/** The questions to a person in a run, and how each was decided: for the card, the timeline, and files. */
import type { RunEventOf } from '#contract/run-event.ts';
import type { ReceivedEvent, Run, RunInputResult } from '../model/run.ts';
import { inputEvents, inputSpan } from './input-events.ts';

export interface HumanWait {
  question: RunEventOf<'human-input-required'>;
  /** Display name of the component. */
  name: string;
  /** When this browser received the question, in ms since the run started. */
  receivedAt: number;
  /** ms since the start of the input, on its clock. */
  askedMs: number;
  /** Null while it waits, and for one that was stopped. */
  decidedMs: number | null;
  /** How it was decided: the label of the action; null while it waits, and if it was decided elsewhere. */
  decision: string | null;
}

const NONE: readonly HumanWait[] = [];

/** In the order in which they were asked. Pure. */
export function humanWaits(run: Run, input: RunInputResult): readonly HumanWait[] {
  const own = inputEvents(run, input.index);
  if (!own.events.some(({ event }) => event.event === 'human-input-required')) return NONE;
  const { offsetMs } = inputSpan(input, own);
  const msOf = ({ event, receivedAt }: ReceivedEvent) => (own.clock === 'server' ? event.at : receivedAt) - offsetMs;
  const waits: HumanWait[] = [];
  for (const received of own.events) {
    const { event } = received;
    if (event.event === 'human-input-required') {
      const name = run.components.find(({ id }) => id === event.component)?.displayName ?? event.component;
      waits.push({
        question: event,
        name,
        receivedAt: received.receivedAt,
        askedMs: msOf(received),
        decidedMs: null,
        decision: null,
      });
    } else if (event.event === 'human-input-decided') {
      const wait = waits.findLast(({ question }) => question.request_id === event.request_id);
      if (!wait) continue;
      wait.decidedMs = msOf(received);
      wait.decision = labelOf(wait.question, event.action_id);
    }
  }
  return waits;
}

/** True if the run has asked a person, decided or not. */
export function asksPerson({ events }: Run): boolean {
  return events.some(({ event }) => event.event === 'human-input-required');
}

/** True while a person is asked and the run goes on. */
export function isWaiting({ status }: RunInputResult, { decidedMs }: HumanWait): boolean {
  return status === 'running' && decidedMs === null;
}

/** How a question was decided, without naming the person, who may not be the reader: `“Send” was chosen`. */
export function decisionText({ question, askedMs, decidedMs, decision }: HumanWait): string {
  if (decision === null) return 'it was decided elsewhere';
  const isLate = question.timeout_ms !== null && decidedMs !== null && decidedMs - askedMs > question.timeout_ms;
  return `“${decision}” was chosen${isLate ? ' too late' : ''}`;
}

/** The label of the action, or its id if the question did not list it (a fallback). */
function labelOf({ options }: HumanWait['question'], actionId: string | null): string | null {
  return options.find(({ action_id }) => action_id === actionId)?.label ?? actionId;
}
