/** Counts the memory that requests hold until they are answered, as one sum for the process. */
import { PortError } from '#engine/component-base/ports.ts';
import { HELD_LIMIT, SMALL } from '../settings/limits.ts';

let heldBytes = 0;
const heldBy = new WeakMap<Request, number>();

/**
 * Counts what a request needs: its body as it arrives, the values of its run, its answer. Small requests count nothing
 * and are never refused. Throws a PortError 503 when others hold too much; what was counted before stays counted.
 */
export function holdMemory(request: Request, bytes: number): void {
  const before = heldBy.get(request) ?? 0;
  const all = before + bytes;
  const added = all <= SMALL ? 0 : before <= SMALL ? all : bytes;
  if (heldBytes + added > HELD_LIMIT) {
    const detail = 'The server is busy with large requests. Send this one again in a few seconds';
    throw new PortError(503, detail);
  }
  heldBytes += added;
  heldBy.set(request, all);
}

/** Call when the answer has been sent or its reader has left. */
export function releaseMemory(request: Request): void {
  const bytes = heldBy.get(request) ?? 0;
  if (bytes > SMALL) heldBytes -= bytes;
  heldBy.delete(request);
}
