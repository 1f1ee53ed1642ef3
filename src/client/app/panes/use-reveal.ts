/** Shows the pane of a target before the pane or the target is focused. */
import { useEffect, useState } from 'react';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { type PageTarget, type Pane, useUiState } from '../../shell/state/ui-state.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';

/** What takes the focus in a pane. */
const FIRST: Readonly<Record<Pane, PageTarget>> = {
  request: { kind: 'input', index: 0 },
  tweaks: { kind: 'tweaks', line: null },
  results: { kind: 'title', of: 'results' },
  history: { kind: 'pane', pane: 'history' },
};

/**
 * For the layout of the bench. Switches to the bench first if something else is shown. `everywhere`: the pane that Tests and Compare
 * show too, for which it does not. `reveal` may only set state.
 */
export function useReveal(reveal: (pane: Pane) => void, everywhere: Pane | null = null): void {
  const part = useShownPart();
  const { setMode } = useNavigate();
  const [revealed, setRevealed] = useState<{ target: PageTarget } | null>(null);
  const canReveal = (target: PageTarget) => part === 'bench' || (everywhere !== null && paneOf(target) === everywhere);
  const needsBench = useUiState(({ requests }) => requests.reveal !== null && !canReveal(requests.reveal));
  useEffect(() => {
    if (needsBench) setMode('bench');
  }, [needsBench, setMode]);
  useUiRequest(
    'reveal',
    (target) => {
      const pane = paneOf(target);
      if (pane !== null) reveal(pane);
      setRevealed({ target });
    },
    canReveal,
  );
  useEffect(() => {
    if (revealed === null) return;
    const { target } = revealed;
    sendUiRequest('focus', target.kind === 'pane' ? FIRST[target.pane] : target);
  }, [revealed]);
}

/** Null for the panel of what will be sent, which lies over the panes. */
function paneOf(target: PageTarget): Pane | null {
  if (target.kind === 'plan') return null;
  if (target.kind === 'pane') return target.pane;
  if (target.kind === 'title') return target.of === 'tweaks' ? 'tweaks' : 'results';
  return /^(tweaks|graph|variables)$/.test(target.kind) ? 'tweaks' : 'request';
}
