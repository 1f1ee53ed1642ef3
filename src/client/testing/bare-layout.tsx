import { useReveal } from '../app/panes/use-reveal.ts';

/** The layout of the bench without panes, for a part of the page that leads to another: all is in view. */
export function BareLayout() {
  useReveal(() => undefined);
  return null;
}
