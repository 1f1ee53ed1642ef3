/** Sends bodies that double in size to a server, and expects what they cost and how they are answered. */
import { expect } from 'vitest';
import { doublingCost, TWICE } from '#contract/testing/doubling-cost.ts';

type Body = string | FormData | Uint8Array<ArrayBuffer> | object | null;

export interface Sent {
  name: string;
  method: 'GET' | 'POST' | 'PUT';
  path: (size: number) => string;
  /** The largest size that the server takes. If `isLimit`, it refuses twice that. */
  most: number;
  isLimit: boolean;
  /** Anything but a text, a form or bytes is sent as JSON. */
  body: (size: number) => Body;
  headers?: (size: number) => Record<string, string>;
  /** The status for every body that is taken. Set where other code could answer before the code that reads the body. */
  answer?: number;
}

/** A body that is processed may delay others, but not stop them. */
const HEALTH_MS = 10_000;

export function postCase(name: string, path: string, most: number, body: Sent['body'], isLimit = false): Sent {
  return { name, method: 'POST', path: () => path, most, isLimit, body };
}

function toBody(body: NonNullable<Body>): string | FormData | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
    ? body
    : JSON.stringify(body);
}

/** Resolves with the status. */
export async function send(
  url: string,
  method: string,
  body: Body = null,
  headers: Record<string, string> = {},
  signal = new AbortController().signal,
): Promise<number> {
  const isForm = body instanceof FormData;
  const type = isForm ? null : { 'content-type': 'application/json' };
  const answer = await fetch(url, {
    method,
    headers: { 'if-match': '*', ...type, ...headers },
    redirect: 'manual',
    signal,
    ...(body !== null && { body: toBody(body) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Twice the body may cost at most three times, a body beyond its limit is refused, and others are answered meanwhile. */
export async function expectInProportion(
  url: string,
  { method, path, most, isLimit, body, headers, answer }: Sent,
): Promise<void> {
  const statuses = new Map<number, number>();
  const prepare = (size: number) => {
    const made = body(size);
    const sent = made === null ? null : toBody(made);
    return async () => {
      const pending = send(url + path(size), method, sent, headers?.(size));
      // Only with the first request of each size: this check costs as much as a small body.
      if (!statuses.has(size))
        expect(await send(`${url}/health`, 'GET', null, {}, AbortSignal.timeout(HEALTH_MS))).toBe(200);
      statuses.set(size, await pending);
    };
  };
  const least = isLimit ? most : Math.ceil(most / 1_024);
  expect(await doublingCost({ least, most, measurable: 3 }, prepare)).toBeLessThan(TWICE);
  for (const status of statuses.values()) expect(status).toBeLessThan(500);
  const taken = [...statuses].filter(([size]) => size <= most);
  if (answer !== undefined) expect(taken).toEqual(taken.map(([size]) => [size, answer]));
  if (isLimit)
    expect([...statuses].map(([size, status]) => [size, status >= 400])).toEqual([
      [most, false],
      [2 * most, true],
    ]);
}
