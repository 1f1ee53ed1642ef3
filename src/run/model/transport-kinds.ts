/**
 * The ways to send a request, and what each can do. The planner picks one; everything else asks for what it can do, never
 * for its name. A new way is a line here, its reader in `transports/`, and the planner that picks it.
 */
export interface TransportKind {
  /** How the answer travels, for people. */
  sentence: string;
  /** Text can arrive while it is written. */
  streams: boolean;
  /** A Langflow takes a session of one's own on its route. */
  langflowTakesSession: boolean;
  /** Components are reported while they run. */
  reportsComponents: boolean;
  /** The events of several inputs say themselves when each input starts. */
  startsEachInput: boolean;
  /** Whose clock stamps the events. */
  clock: 'server' | 'browser';
}

export const TRANSPORT_KINDS = {
  'advanced-json': {
    sentence: 'One JSON reply from run/advanced at the end',
    streams: false,
    langflowTakesSession: false,
    reportsComponents: false,
    startsEachInput: false,
    clock: 'browser',
  },
  'advanced-stream': {
    sentence: 'Streams from run/advanced',
    streams: true,
    langflowTakesSession: false,
    reportsComponents: true,
    startsEachInput: true,
    clock: 'server',
  },
  'run-stream': {
    sentence: 'Streams from run',
    streams: true,
    langflowTakesSession: true,
    reportsComponents: false,
    startsEachInput: false,
    clock: 'browser',
  },
  'workflow-stream': {
    sentence: 'Streams text and components from workflows',
    streams: true,
    langflowTakesSession: true,
    reportsComponents: true,
    startsEachInput: false,
    clock: 'browser',
  },
} as const satisfies Record<string, TransportKind>;

export type TransportName = keyof typeof TRANSPORT_KINDS;

/** As they are written in a plan, and in the runs of an evidence file. */
export const TRANSPORT_NAMES = Object.keys(TRANSPORT_KINDS).filter(
  (name): name is TransportName => name in TRANSPORT_KINDS,
);

export function transportKind(name: TransportName): TransportKind {
  return TRANSPORT_KINDS[name];
}
