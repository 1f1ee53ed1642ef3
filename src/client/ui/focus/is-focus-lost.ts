/** True when nothing that can be seen has the focus, for example since what had it was taken off the page. */
export function isFocusLost(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || !at.checkVisibility();
}
