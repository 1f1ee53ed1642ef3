/**
 * The transports and their abilities. The planner picks one; all other code checks abilities, never names. Their code is in
 * `transports/`, which is loaded with the first run (decision 15).
 */
export interface TransportKind {
  /** Description for people. */
  sentence: string;
  /** Text can arrive while it is generated. */
  streams: boolean;
  /** Its route of Langflow accepts any session. */
  carriesSession: boolean;
  /** Components are reported while they run. */
  reportsComponents: boolean;
  /** The events themselves contain the start of each input. */
  startsEachInput: boolean;
  /** The clock of the events. */
  clock: 'server' | 'browser';
}

/** A reply in one piece, which says nothing of components. */
const ONE_REPLY = {
  streams: false,
  carriesSession: true,
  reportsComponents: false,
  startsEachInput: false,
  clock: 'browser',
} as const;

export const TRANSPORT_KINDS = {
  'advanced-json': { ...ONE_REPLY, sentence: 'The answer appears when it is complete', carriesSession: false },
  'advanced-stream': {
    sentence: 'The answer appears as it is written',
    streams: true,
    carriesSession: false,
    reportsComponents: true,
    startsEachInput: true,
    clock: 'server',
  },
  'run-stream': { ...ONE_REPLY, sentence: 'The answer appears as it is written', streams: true },
  'workflow-stream': {
    ...ONE_REPLY,
    sentence: 'The answer appears as it is written, and each component as it runs',
    streams: true,
    reportsComponents: true,
  },
  'workflow-background': {
    ...ONE_REPLY,
    sentence: 'The flow runs as a job, which waits for your decisions',
    streams: true,
    reportsComponents: true,
  },
} as const satisfies Record<string, TransportKind>;

export type TransportName = keyof typeof TRANSPORT_KINDS;

/** The names in a plan and in the runs of an evidence file. */
export const TRANSPORT_NAMES = Object.keys(TRANSPORT_KINDS) as TransportName[];

export function transportKind(name: TransportName): TransportKind {
  return TRANSPORT_KINDS[name];
}
