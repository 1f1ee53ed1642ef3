import { useWindowEvent } from '@mantine/hooks';
import { hasMod } from '../../shell/ui/browser/platform-keys.ts';

export interface PresentKeys {
  run: () => void;
  leave: () => void;
  /** -1 or 1. */
  turn: (by: number) => void;
  toggleFullScreen: () => void;
}

export function usePresentKeys(keys: PresentKeys): void {
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.isComposing || event.defaultPrevented) return;
      const action = actionOf(event, keys);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    },
    { capture: true },
  );
}

/** An open menu or select. The list of a closed select stays mounted, so check `aria-expanded` of its field. */
const OPEN_LIST = '[role="menu"], [aria-haspopup="listbox"][aria-expanded="true"]';

/** An open dialog over the presentation. */
const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]';

function actionOf(event: KeyboardEvent, keys: PresentKeys): (() => void) | null {
  if (document.querySelector(OPEN_DIALOG) !== null) return null;
  const key = event.key.toLowerCase();
  if (hasMod(event) && !event.altKey) {
    if (event.shiftKey) return key === 'e' ? keys.leave : null;
    return key === 'enter' ? keys.run : null;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const isOpen = document.querySelector(OPEN_LIST) !== null;
  if (key === 'escape') return isOpen || hasOwnEscape(event.target) ? null : keys.leave;
  if (isOpen || isControl(event.target)) return null;
  if (key === 'arrowleft') return () => keys.turn(-1);
  if (key === 'arrowright') return () => keys.turn(1);
  return key === 'f' && !event.shiftKey ? keys.toggleFullScreen : null;
}

/** True for a field that handles Escape to cancel an edit. */
function hasOwnEscape(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-escape]') !== null;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role="slider"]') !== null;
}
