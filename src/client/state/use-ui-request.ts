import { useEffect } from 'react';
import { type UiRequests, useUiState } from './ui-state.ts';

/**
 * For the part of the page that does what is asked: calls `take` once for each request of this kind, in an effect, as soon
 * as the part is there and `accepts` it. Of several parts that accept one, the innermost takes it.
 */
export function useUiRequest<Kind extends keyof UiRequests>(
  kind: Kind,
  take: (request: UiRequests[Kind]) => void,
  accepts: (request: UiRequests[Kind]) => boolean = () => true,
): void {
  useUiState(({ requests }) => requests[kind]);
  // After each render, as what was not accepted before may be now.
  useEffect(() => {
    const { requests } = useUiState.getState();
    const request = requests[kind];
    if (request === null || !accepts(request)) return;
    useUiState.setState({ requests: { ...requests, [kind]: null } });
    take(request);
  });
}
