import { type UiRequests, useUiState } from './ui-state.ts';

/** Asks another part of the page for something; that part takes the request with `useUiRequest`. The newest of a kind counts. */
export function sendUiRequest<Kind extends keyof UiRequests>(kind: Kind, request: UiRequests[Kind]): void {
  useUiState.setState(({ requests }) => ({ requests: { ...requests, [kind]: request } }));
}
