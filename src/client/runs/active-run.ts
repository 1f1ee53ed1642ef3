/** At most one run at a time: the claim is taken before anything is awaited, so two quick presses start one run. */
import type { QueryClient } from '@tanstack/react-query';

const claims = new WeakMap<QueryClient, AbortController>();

/** The controller of the new run, or null when another one is going. */
export function claimRun(client: QueryClient): AbortController | null {
  if (claims.has(client)) return null;
  const controller = new AbortController();
  claims.set(client, controller);
  return controller;
}

/** Gives the claim back; nothing happens when another run holds it by now. */
export function releaseRun(client: QueryClient, controller: AbortController): void {
  if (claims.get(client) === controller) claims.delete(client);
}

/** Stop: aborts the run that is going, if any. */
export function stopRun(client: QueryClient): void {
  claims.get(client)?.abort(new DOMException('Stopped by the user', 'AbortError'));
}
