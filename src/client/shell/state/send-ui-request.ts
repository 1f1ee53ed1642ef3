import { type UiRequests, useUiState } from './ui-state.ts';

/** Asks another part of the page to do something; that part handles it with `useUiRequest`. Only the newest of a kind is kept. */
export function sendUiRequest<Kind extends keyof UiRequests>(kind: Kind, request: UiRequests[Kind]): void {
  useUiState.setState(({ requests }) => ({ requests: { ...requests, [kind]: request } }));
}
