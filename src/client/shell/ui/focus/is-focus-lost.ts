/** True if no visible element has the focus, for example because the focused one was removed. */
export function isFocusLost(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || !at.checkVisibility();
}
