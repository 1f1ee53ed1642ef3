/** True if a key is for what has the focus, such as a field, or for a menu or dialog, and not for the page. */
export function hasOwnKeys(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-haspopup="listbox"][aria-expanded="true"]') !== null) return true;
  // A dialog that this key closes may be gone already.
  const own = '[role="dialog"], [role="menu"], input:not([type="radio"]), textarea, select';
  return target instanceof Element && target.closest(own) !== null;
}
