/**
 * Loads the code editor: some time after the page is usable, or at once when the user approaches the tweaks or edits
 * them elsewhere. With the browser's data saver only then, because many visits need no editor.
 */
import { useCallback, useEffect, useState } from 'react';
import { useLoaded } from '../../../shell/ui/browser/use-loaded.ts';
import type { CodeEditor } from './code-editor.tsx';

/** Long enough that the editor's megabyte does not slow down a first visit. */
const WAIT_MS = 1500;

export type CodeEditorLoad =
  | { state: 'waiting' }
  | { state: 'loaded'; Editor: typeof CodeEditor }
  | { state: 'failed' };

const WAITING = { state: 'waiting' } as const;
const FAILED = { state: 'failed' } as const;

/** Not every browser has `connection`. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

const loadEditor = () =>
  import('./code-editor.tsx').then(
    ({ CodeEditor: Editor }) => Editor,
    () => 'failed' as const,
  );

/** `hurry` loads it now. `isSettled` is true when the page is usable. */
export function useCodeEditor(isSettled: boolean): { load: CodeEditorLoad; hurry: () => void; fail: () => void } {
  const [hasFailed, setFailed] = useState(false);
  const [isWanted, setWanted] = useState(false);

  useEffect(() => {
    if (!isSettled || isWanted || savesData()) return;
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

  const Editor = useLoaded(loadEditor, isWanted);
  return {
    load: hasFailed || Editor === 'failed' ? FAILED : Editor === null ? WAITING : { state: 'loaded', Editor },
    hurry: useCallback(() => setWanted(true), []),
    fail: useCallback(() => setFailed(true), []),
  };
}
