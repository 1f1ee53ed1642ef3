import { useEffect } from 'react';
import { type UiRequests, useUiState } from './ui-state.ts';

/**
 * Handles requests of other parts of the page: calls `take` once for each request of this kind, in an effect, as soon as the
 * component is mounted and `accepts` it. If several components accept it, the innermost takes it.
 */
export function useUiRequest<Kind extends keyof UiRequests>(
  kind: Kind,
  take: (request: UiRequests[Kind]) => void,
  accepts: (request: UiRequests[Kind]) => boolean = () => true,
): void {
  // Renders when there is one to take, not with those of others.
  useUiState(({ requests: { [kind]: request } }) => (request !== null && accepts(request) ? request : null));
  // After each render: a request that was not accepted before may be accepted now.
  useEffect(() => {
    const { requests } = useUiState.getState();
    const request = requests[kind];
    if (request === null || !accepts(request)) return;
    useUiState.setState({ requests: { ...requests, [kind]: null } });
    take(request);
  });
}
