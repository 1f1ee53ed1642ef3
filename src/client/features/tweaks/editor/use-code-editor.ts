/** Loads the code editor: some time after the page is usable, or at once when the user approaches the tweaks. */
import { useCallback, useEffect, useState } from 'react';
import type { CodeEditor } from './code-editor.tsx';

/** Long enough that the editor's megabyte does not slow down a first visit. */
const WAIT_MS = 1500;

export type CodeEditorLoad =
  | { state: 'waiting' }
  | { state: 'loaded'; Editor: typeof CodeEditor }
  | { state: 'failed' };

/** `hurry` loads it now. `isSettled` is true when the page is usable. */
export function useCodeEditor(isSettled: boolean): { load: CodeEditorLoad; hurry: () => void; fail: () => void } {
  const [load, setLoad] = useState<CodeEditorLoad>({ state: 'waiting' });
  const [isWanted, setWanted] = useState(false);

  useEffect(() => {
    if (!isSettled || isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      timer = setTimeout(() => setWanted(true), WAIT_MS);
    };
    if (document.readyState === 'complete') start();
    else window.addEventListener('load', start, { once: true });
    return () => {
      window.removeEventListener('load', start);
      clearTimeout(timer);
    };
  }, [isSettled, isWanted]);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    import('./code-editor.tsx').then(
      ({ CodeEditor: Loaded }) => {
        if (isCurrent) setLoad({ state: 'loaded', Editor: Loaded });
      },
      () => {
        if (isCurrent) setLoad({ state: 'failed' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);

  return {
    load,
    hurry: useCallback(() => setWanted(true), []),
    fail: useCallback(() => setLoad({ state: 'failed' }), []),
  };
}
