/** The state of the connection, as text of the chip and its accessible name. */
import type { ServerCapabilities } from '#run/model/connection.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import { shortVersion } from '../../shell/api/short-version.ts';

export type ConnectionState = 'ready' | 'connecting' | Failed;
type Failed = (typeof FAILED_BY_WEIGHT)[number];

export interface ConnectionLabel {
  state: ConnectionState;
  /** Text on the chip. */
  text: string;
  /** The rest of the accessible name, after "Connection: ". */
  name: string;
}

export interface ConnectionFacts {
  kind: ServerCapabilities['kind'];
  host: string;
  /** Undefined until the server's version is known. */
  server: ServerCapabilities | undefined;
  isPending: boolean;
  /** True if the requests have a key of this page. */
  hasKey: boolean;
  /** Errors of the requests for the version and the flows; null for a successful one. */
  failures: readonly (Error | null)[];
}

/** If the two requests failed in different ways, the more specific one is used. */
const FAILED_BY_WEIGHT = ['key-refused', 'blocked', 'redirects', 'not-langflow', 'server-error', 'no-answer'] as const;

const STATE_TEXTS: Record<Exclude<ConnectionState, 'ready'>, string> = {
  connecting: 'Connecting',
  blocked: 'Blocked',
  redirects: 'Redirects elsewhere',
  'server-error': 'Server error',
  'no-answer': 'No answer',
  'key-refused': 'Key refused',
  'not-langflow': 'Not Langflow',
};

export function describeConnection({
  kind,
  host,
  server,
  isPending,
  hasKey,
  failures,
}: ConnectionFacts): ConnectionLabel {
  const failed = failures.flatMap((failure) => (failure === null ? [] : [findState(failure, kind)]));
  const worst = FAILED_BY_WEIGHT.flatMap((state) => failed.find((found) => found.state === state) ?? [])[0];
  const found: FoundState | null = worst ?? (isPending ? { state: 'connecting' } : null);
  if (found !== null) {
    const isMissing = found.state === 'key-refused' && !hasKey;
    const message =
      (isMissing ? 'Key needed' : STATE_TEXTS[found.state]) + (found.status === undefined ? '' : ` (${found.status})`);
    const name = found.state === 'not-langflow' ? 'not Langflow' : message.toLowerCase();
    return { state: found.state, text: `${message} · ${host}`, name: `${name}, ${host}` };
  }
  if (kind === 'embedded' || server === undefined) {
    return { state: 'ready', text: 'Embedded engine', name: 'Embedded engine' };
  }
  const name = `Langflow ${shortVersion(server.version)}`;
  return { state: 'ready', text: `${name} · ${host}`, name: `${name}, ${host}` };
}

interface FoundState {
  state: Exclude<ConnectionState, 'ready'>;
  /** HTTP status, for an error response. */
  status?: number;
}

/** The state that follows from one error. */
function findState(failure: Error, kind: ServerCapabilities['kind']): FoundState {
  if (!(failure instanceof RequestError)) return { state: 'no-answer' };
  const { error } = failure;
  if (error.kind === 'key-refused') return { state: 'key-refused' };
  if (error.kind === 'blocked-by-cors' || error.kind === 'not-sent') return { state: 'blocked' };
  if (error.kind === 'redirected') return { state: 'redirects' };
  const isOther = error.kind === 'web-page' || error.kind === 'broken-json' || error.kind === 'flow-not-found';
  const isForeign = error.kind === 'other' && (error.status === 200 || error.status === 404);
  if (kind !== 'embedded' && (isOther || isForeign)) return { state: 'not-langflow' };
  // Errors of the relay itself have a status too.
  const isSilent = error.kind === 'unreachable' || error.kind === 'timeout';
  if (isSilent || error.status === null || error.status < 400) return { state: 'no-answer' };
  return { state: 'server-error', status: error.status };
}
