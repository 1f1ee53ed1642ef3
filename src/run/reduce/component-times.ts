/** The times of the components of one input, from any source, for timeline, comparison and graph. */

import { type HumanWait, humanWaits } from '../figures/human-waits.ts';
import { type FigureClock, inputEvents } from '../figures/input-events.ts';
import { tokenKey, tokensByComponent } from '../figures/token-figures.ts';
import type { ReceivedEvent, Run, RunInputResult } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';

/** `events`: events of the embedded server. `live-events`: events of Langflow at their arrival. `traces`: read after the run. */
export type TimesSource = 'events' | 'live-events' | 'traces' | 'not reported';

/** `asking`: a person has to decide. `decided`: the wait for a decision, which has an entry without id of its own. */
export type ComponentState = 'running' | 'asking' | 'decided' | 'done' | 'skipped' | 'failed' | 'stopped';

/** Name of the entry of a wait for a person. */
export const WAIT_NAME = 'Waiting for a decision';

export interface ComponentTime {
  /** Null when the server gave a name that several components of the flow share. */
  id: string | null;
  name: string;
  startMs: number;
  /** Null while it runs, and for one that never ended. */
  endMs: number | null;
  /** Time of its first chunk of text; null if it wrote none, or the source does not report it (traces). */
  firstTextMs: number | null;
  state: ComponentState;
  /** Input and output tokens. */
  tokens: number | null;
  cost: number | null;
  /** The model that answered it; null if it asked none, or the source does not say. */
  model: string | null;
  /** A limit of tokens ended its answer: that of the request, or null for the model's own. */
  cutAt?: number | null;
  error: string | null;
}

export interface ComponentTimes {
  source: TimesSource;
  /** The clock of all times of the input: the server's (events, traces), or the browser's, which includes network time. */
  clock: FigureClock;
  /** Start of this input in ms since the start of the run, on that clock; for traces on the browser's. Used to align inputs. */
  offsetMs: number;
  /** In the order of their start; skipped components have no duration. */
  components: ComponentTime[];
  /** True when the run has ended and its traces are still being read. */
  isPending: boolean;
}

/**
 * Times in ms since the start of the input: the server's `input-start`, the start of the request on the server (traces), or
 * when the browser sent it (live events). `input` is the index in the draft. Without any source the list is empty and the
 * source 'not reported'. Pure.
 */
export function componentTimes(run: Run, input: number): ComponentTimes {
  const result = run.inputs.find(({ index }) => index === input);
  const none: ComponentTimes = {
    source: 'not reported',
    clock: 'browser',
    offsetMs: result?.startedAt ?? 0,
    components: [],
    isPending: run.isReadingTraces === true && result?.trace === undefined,
  };
  if (!result) return none;
  const transport = run.plan.requests.find(({ inputs }) => inputs.includes(input))?.transport;
  const kind = transport === undefined ? null : transportKind(transport);
  const source = kind?.reportsComponents && kind.clock === 'browser' ? 'live-events' : 'events';
  const { clock } = inputEvents(run, input);
  const live = fromEvents(run, result, clock);
  if (live.components.length > 0) return { ...none, ...live, source, clock, isPending: false };
  if (!result.trace) return none;
  const reported = tokensByComponent(run, result);
  const components = result.trace.components.map(
    ({ isFailed, startMs, endMs, id, name, cost, model, error }, index) => {
      const state = isFailed ? 'failed' : endMs === null ? 'stopped' : 'done';
      const tokens = reported.get(tokenKey(id, index))?.total ?? null;
      return { id, name, startMs, endMs, firstTextMs: null, state, tokens, cost, model, error } as const;
    },
  );
  components.sort((left, right) => left.startMs - right.startMs);
  return { ...none, source: 'traces', clock: 'server', components, isPending: false };
}

function fromEvents(run: Run, input: RunInputResult, clock: ComponentTimes['clock']) {
  const timeOf = ({ receivedAt, event }: ReceivedEvent) => (clock === 'server' ? event.at : receivedAt);
  const isOver = input.status !== 'running' && input.status !== 'waiting';
  const names = namesOf(run, input);
  const components = new Map<string, ComponentTime>();
  const waits = humanWaits(run, input);
  // On the browser's clock an input starts when its request is sent.
  let startedAt = clock === 'browser' ? input.startedAt : null;
  const enter = (id: string, startMs: number): ComponentTime => {
    const known = components.get(id);
    if (known) return known;
    const entry = newEntry(id, names.get(id) ?? id, startMs, isOver ? 'stopped' : 'running');
    components.set(id, entry);
    return entry;
  };
  for (const received of inputEvents(run, input.index).events) {
    const { event } = received;
    const at = timeOf(received);
    startedAt ??= at;
    const ms = at - startedAt;
    switch (event.event) {
      case 'component-start':
        enter(event.component, ms);
        break;
      case 'text-delta': {
        const writer = components.get(event.component);
        if (writer) writer.firstTextMs ??= ms;
        break;
      }
      case 'human-input-required': {
        // Its own work ends here: the wait has its own entry.
        Object.assign(enter(event.component, ms), { endMs: ms, state: isOver ? 'stopped' : 'asking' });
        const wait = waits.find(({ question }) => question === event);
        if (wait) components.set(`wait ${event.request_id}`, waitEntry(wait, isOver));
        break;
      }
      case 'component-end': {
        const entry = enter(event.component, ms);
        const { model = null, cut_at: cutAt } = event;
        Object.assign(entry, { endMs: entry.endMs ?? ms, state: 'done', model, ...(cutAt !== undefined && { cutAt }) });
        break;
      }
      case 'component-skip':
        Object.assign(enter(event.component, ms), { endMs: ms, state: 'skipped' });
        break;
      case 'component-error':
        Object.assign(enter(event.component, ms), { endMs: ms, state: 'failed', error: event.message });
        break;
      default:
    }
  }
  for (const [id, { total }] of tokensByComponent(run, input)) {
    const entry = components.get(id);
    if (entry) entry.tokens = total;
  }
  return { offsetMs: startedAt ?? 0, components: [...components.values()] };
}

function newEntry(id: string | null, name: string, startMs: number, state: ComponentState): ComponentTime {
  return {
    id,
    name,
    startMs,
    endMs: null,
    firstTextMs: null,
    state,
    tokens: null,
    cost: null,
    model: null,
    error: null,
  };
}

function waitEntry({ askedMs, decidedMs }: HumanWait, isOver: boolean): ComponentTime {
  const state = decidedMs !== null ? 'decided' : isOver ? 'stopped' : 'asking';
  return { ...newEntry(null, WAIT_NAME, askedMs, state), endMs: decidedMs };
}

function namesOf({ components }: Run, { outputs }: RunInputResult): ReadonlyMap<string, string> {
  return new Map([
    ...outputs.flatMap(({ component, displayName }) => (component === null ? [] : [[component, displayName] as const])),
    ...(components ?? []).map(({ id, displayName }) => [id, displayName] as const),
  ]);
}
