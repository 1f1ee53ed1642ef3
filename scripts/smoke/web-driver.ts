/** The few WebDriver commands that a visit needs, and what is needed to start a browser for them. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** By path (W3C WebDriver, "Endpoints"). */
export type WebDriverCommand = 'url' | 'refresh' | 'execute/sync' | 'actions' | 'window/rect';

/** Sends one command and resolves with its value. Throws an Error with the browser's own message when it fails. */
export type SendCommand = (command: WebDriverCommand, body: Record<string, unknown>) => Promise<unknown>;

/** Time for a browser to start, and to answer one command. */
export const ANSWER_LIMIT_MS = 60_000;
const PAUSE_MS = 50;

/** A free port of 127.0.0.1. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** Retries until it succeeds. Throws the last error after ANSWER_LIMIT_MS, or when `isOver`. */
export async function untilItAnswers<T>(attempt: () => Promise<T>, isOver: () => boolean): Promise<T> {
  const end = performance.now() + ANSWER_LIMIT_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isOver() || performance.now() > end) throw error;
      await pause(PAUSE_MS);
    }
  }
}
