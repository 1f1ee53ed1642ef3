/** One client of the soak: it asks, measures each request, and counts what must be there at the end. */
import { z } from 'zod';

/** What the server has taken, and must still have at the end. */
export interface Stored {
  runs: number;
  cells: number;
  files: number;
  flows: number;
  /** Answers of demos to their visitors. */
  answers: number;
}

export interface Tally {
  stored: Stored;
  /** ms until an answer was read, by kind of work; streams that the client leaves are not measured. */
  times: Map<string, number[]>;
  /** What went wrong, and how often. */
  errors: Map<string, number>;
}

export function newTally(): Tally {
  return { stored: { runs: 0, cells: 0, files: 0, flows: 0, answers: 0 }, times: new Map(), errors: new Map() };
}

/** Long enough for any answer of a busy server; without it a hanging request would hang the soak. */
const LIMIT_MS = 60_000;

export const json = { 'content-type': 'application/json' };
export const idSchema = z.looseObject({ id: z.string() });

/** Sends a request and returns the answer unread. Throws when its status is not that of a success. */
export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const { signal } = init;
  const limit = AbortSignal.timeout(LIMIT_MS);
  const answer = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
  if (answer.ok) return answer;
  throw new Error(
    `${init.method ?? 'GET'} ${new URL(url).pathname.replace(/[0-9a-f-]{16,}/g, 'ID')}: ${answer.status} ${(await answer.text()).slice(0, 200)}`,
  );
}

export async function askJson(url: string, init: RequestInit = {}): Promise<unknown> {
  return (await ask(url, init)).json();
}

export function sendJson(url: string, method: string, body: unknown): Promise<unknown> {
  return askJson(url, { method, headers: json, body: JSON.stringify(body) });
}

/** Repeats `work` until `isOver`, and notes times and errors under `kind`. */
export async function repeat(
  kind: string,
  work: () => Promise<void>,
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  const times = tally.times.get(kind) ?? [];
  tally.times.set(kind, times);
  while (!isOver()) {
    const start = performance.now();
    try {
      await work();
      times.push(performance.now() - start);
    } catch (error) {
      const said = `${kind}: ${error instanceof Error ? error.message : String(error)}`;
      tally.errors.set(said, (tally.errors.get(said) ?? 0) + 1);
    }
  }
}
