/** How the connection stands, in the words of the chip and of its accessible name. */
import { RequestError } from '../../api/fetch-json.ts';

export type ConnectionState = 'ready' | 'connecting' | 'no-answer' | 'key-refused';

export interface ConnectionLabel {
  state: ConnectionState;
  /** On the chip. */
  text: string;
  /** After "Connection: ". */
  name: string;
}

/** `failures` are what asking for the version and the flows gave; null for what was answered. */
export function describeConnection(
  isPending: boolean,
  failures: readonly (Error | null)[],
  host: string,
): ConnectionLabel {
  const kinds = failures.map((failure) => (failure instanceof RequestError ? failure.error.kind : null));
  if (kinds.includes('key-refused')) {
    return { state: 'key-refused', text: `Key refused · ${host}`, name: `key refused, ${host}` };
  }
  if (failures.some((failure) => failure !== null)) {
    return { state: 'no-answer', text: `No answer · ${host}`, name: `no answer, ${host}` };
  }
  if (isPending) return { state: 'connecting', text: `Connecting · ${host}`, name: `connecting, ${host}` };
  return { state: 'ready', text: 'Embedded engine', name: 'Embedded engine' };
}
