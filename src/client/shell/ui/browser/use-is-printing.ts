/**
 * True while the browser prints: virtualised lists then have to render all of their rows. Also switches the page to the
 * light scheme while printing.
 */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useUiState } from '../../state/ui-state.ts';

const SCHEME = 'data-mantine-color-scheme';

export function useIsPrinting(): boolean {
  useEffect(() => {
    // Adding the same listener twice has no effect.
    addEventListener('beforeprint', start);
    addEventListener('afterprint', stop);
  }, []);
  return useUiState(({ printing }) => printing !== null);
}

function start(): void {
  if (useUiState.getState().printing !== null) return;
  const page = document.documentElement;
  const schemeBefore = page.getAttribute(SCHEME);
  page.setAttribute(SCHEME, 'light');
  // The browser prints the page as it is when the event has been handled.
  flushSync(() => useUiState.setState({ printing: { schemeBefore } }));
}

function stop(): void {
  const { printing } = useUiState.getState();
  if (printing === null) return;
  if (printing.schemeBefore !== null) document.documentElement.setAttribute(SCHEME, printing.schemeBefore);
  flushSync(() => useUiState.setState({ printing: null }));
}
