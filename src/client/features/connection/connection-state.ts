/** How the connection stands, in the words of the chip and of its accessible name. */
import type { ServerCapabilities } from '#run/connection.ts';
import { RequestError } from '../../api/fetch-json.ts';
import { shortVersion } from '../../api/short-version.ts';

export type ConnectionState = 'ready' | 'connecting' | 'blocked' | 'no-answer' | 'key-refused' | 'not-langflow';

export interface ConnectionLabel {
  state: ConnectionState;
  /** On the chip. */
  text: string;
  /** After "Connection: ". */
  name: string;
}

export interface ConnectionFacts {
  kind: ServerCapabilities['kind'];
  host: string;
  /** Undefined until the server said what it is. */
  server: ServerCapabilities | undefined;
  isPending: boolean;
  /** What asking for the version and the flows gave; null for what was answered. */
  failures: readonly (Error | null)[];
}

const WORDS: Record<Exclude<ConnectionState, 'ready'>, string> = {
  connecting: 'Connecting',
  blocked: 'Blocked',
  'no-answer': 'No answer',
  'key-refused': 'Key refused',
  'not-langflow': 'Not Langflow',
};

export function describeConnection({ kind, host, server, isPending, failures }: ConnectionFacts): ConnectionLabel {
  const states = failures.filter((failure) => failure !== null).map((failure) => stateOf(failure, kind));
  const worst = STATES_BY_WEIGHT.find((state) => states.includes(state)) ?? (isPending ? 'connecting' : null);
  if (worst !== null) {
    const words = WORDS[worst];
    const name = worst === 'not-langflow' ? 'not Langflow' : words.toLowerCase();
    return { state: worst, text: `${words} · ${host}`, name: `${name}, ${host}` };
  }
  if (kind === 'embedded' || server === undefined) {
    return { state: 'ready', text: 'Embedded engine', name: 'Embedded engine' };
  }
  const name = `Langflow ${shortVersion(server.version)}`;
  return { state: 'ready', text: `${name} · ${host}`, name: `${name}, ${host}` };
}

/** Where two requests failed in two ways, the one that says more counts. */
const STATES_BY_WEIGHT = ['key-refused', 'blocked', 'not-langflow', 'no-answer'] as const;

/** What one failure says about the connection. */
export function stateOf(failure: Error, kind: ServerCapabilities['kind']): (typeof STATES_BY_WEIGHT)[number] {
  if (!(failure instanceof RequestError)) return 'no-answer';
  const { error } = failure;
  if (error.kind === 'key-refused') return 'key-refused';
  if (error.kind === 'blocked-by-cors' || error.kind === 'not-sent') return 'blocked';
  if (kind === 'embedded') return 'no-answer';
  const isOther = error.kind === 'web-page' || error.kind === 'broken-json' || error.kind === 'flow-not-found';
  const isForeign = error.kind === 'other' && (error.status === 200 || error.status === 404);
  return isOther || isForeign ? 'not-langflow' : 'no-answer';
}
