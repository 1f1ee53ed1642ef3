/**
 * True while the browser prints: then everything has to be drawn, also what is out of sight. Whoever asks has the page in
 * the light scheme meanwhile: ink on paper.
 */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useUiState } from '../../state/ui-state.ts';

const SCHEME = 'data-mantine-color-scheme';

export function useIsPrinting(): boolean {
  useEffect(() => {
    // The same listener is added only once.
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
  // The browser takes the page as it is when its event has been handled.
  flushSync(() => useUiState.setState({ printing: { schemeBefore } }));
}

function stop(): void {
  const { printing } = useUiState.getState();
  if (printing === null) return;
  if (printing.schemeBefore !== null) document.documentElement.setAttribute(SCHEME, printing.schemeBefore);
  flushSync(() => useUiState.setState({ printing: null }));
}
