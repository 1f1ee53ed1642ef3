import { useReveal } from '../app/panes/use-reveal.ts';

/** Handles requests to show a pane in tests without panes: everything is in view already. */
export function BareLayout() {
  useReveal(() => undefined);
  return null;
}
