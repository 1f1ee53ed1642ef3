/** Asks before the page is left, while something would be lost. The browser shows its own text. */
export function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
