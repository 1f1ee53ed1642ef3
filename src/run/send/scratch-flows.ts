/** The scratch flows that runs leave on an `lfx serve` for a moment: their names, and how they are deleted. */
import { lfxEndpoints } from '#contract/lfx/lfx-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { sendRequest } from './send-request.ts';

export interface Scratch {
  id: string;
  /** Says what it is, and when it was made. */
  name: string;
}

const PREFIX = 'Tweakbench scratch ';
/** ms. */
const DELETE_MS = 10_000;
/** ms. A run that has started needs its scratch flow no more, and it starts right after the upload. */
const ABANDONED_MS = 10 * 60_000;

/** Not `crypto.randomUUID`, which needs HTTPS or localhost; `lfx serve` takes only UUIDs. */
export function newScratch(now: number): Scratch {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
  return { id, name: PREFIX + new Date(now).toISOString() };
}

export function isScratch(title: unknown): boolean {
  return typeof title === 'string' && title.startsWith(PREFIX);
}

/** True for a scratch flow that no run can need any more, and that nobody has deleted. */
export function isAbandoned(title: string, now: number): boolean {
  const madeAt = isScratch(title) ? Date.parse(title.slice(PREFIX.length)) : Number.NaN;
  return now - madeAt > ABANDONED_MS;
}

/** Never rejects. False if it may still be there. */
export async function deleteScratch(connection: Connection, { id }: Pick<Scratch, 'id'>): Promise<boolean> {
  try {
    const { ok, status } = await sendRequest(connection, lfxEndpoints.flow(id), {
      method: 'DELETE',
      // Sent also by a page that is just closed.
      keepalive: true,
      signal: AbortSignal.timeout(DELETE_MS),
    });
    return ok || status === 404;
  } catch {
    return false;
  }
}
