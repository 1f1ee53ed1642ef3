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
  /** It can wait for a person's decision. */
  asks: boolean;
  /** The clock of the events. */
  clock: 'server' | 'browser';
}

export const TRANSPORT_KINDS = {
  'advanced-json': {
    sentence: 'One JSON reply from run/advanced at the end',
    streams: false,
    carriesSession: false,
    reportsComponents: false,
    startsEachInput: false,
    asks: false,
    clock: 'browser',
  },
  'advanced-stream': {
    sentence: 'Streams from run/advanced',
    streams: true,
    carriesSession: false,
    reportsComponents: true,
    startsEachInput: true,
    asks: true,
    clock: 'server',
  },
  'run-stream': {
    sentence: 'Streams from run',
    streams: true,
    carriesSession: true,
    reportsComponents: false,
    startsEachInput: false,
    asks: false,
    clock: 'browser',
  },
  'workflow-stream': {
    sentence: 'Streams text and components from workflows',
    streams: true,
    carriesSession: true,
    reportsComponents: true,
    startsEachInput: false,
    asks: false,
    clock: 'browser',
  },
  'workflow-background': {
    sentence: 'Runs as a job on workflows, which waits for your decisions',
    streams: true,
    carriesSession: true,
    reportsComponents: true,
    startsEachInput: false,
    asks: true,
    clock: 'browser',
  },
  'lfx-run': {
    sentence: 'One JSON reply from lfx serve at the end',
    streams: false,
    carriesSession: true,
    reportsComponents: false,
    startsEachInput: false,
    asks: false,
    clock: 'browser',
  },
  'lfx-scratch': {
    sentence: 'One JSON reply from a scratch flow on lfx serve',
    streams: false,
    carriesSession: true,
    reportsComponents: false,
    startsEachInput: false,
    asks: false,
    clock: 'browser',
  },
} as const satisfies Record<string, TransportKind>;

export type TransportName = keyof typeof TRANSPORT_KINDS;

/** The names in a plan and in the runs of an evidence file. */
export const TRANSPORT_NAMES = Object.keys(TRANSPORT_KINDS).filter(
  (name): name is TransportName => name in TRANSPORT_KINDS,
);

export function transportKind(name: TransportName): TransportKind {
  return TRANSPORT_KINDS[name];
}
