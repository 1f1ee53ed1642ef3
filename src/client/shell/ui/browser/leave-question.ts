/**
 * Makes the browser ask, in its own wording, before the page is left, because something would be lost. Call the result
 * with true to have it asked from then on, and with false to end that. The page may have several of them.
 */
export function createLeaveQuestion(): (isAsked: boolean) => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  let wasAsked = false;
  return (isAsked) => {
    if (isAsked === wasAsked) return;
    wasAsked = isAsked;
    if (isAsked) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
}
