/** Reads the whole body of an answer. */
import { TransportFailure } from '../model/transport-failure.ts';

/** Throws the signal's reason when aborted, and TransportFailure `reply-cut` when the connection breaks before the end. */
export async function readBody(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    throw new TransportFailure({ kind: 'reply-cut', status: response.status }, { cause });
  }
}
