/** Undo and redo of a suite by keyboard. */
import { useEffect, useEffectEvent } from 'react';

/** For the keys outside of fields, which have an undo of their own, while the editor is in view. `root` is the editor. */
export function useUndoKeys(root: { current: HTMLElement | null }, view: { undo: () => void; redo: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isField = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
    if (isField || !(event.metaKey || event.ctrlKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof Node && event.target !== document.body && !root.current?.contains(event.target)) return;
    // Compare lies over it.
    if (root.current?.closest('[hidden]')) return;
    event.preventDefault();
    if (event.shiftKey) view.redo();
    else view.undo();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
