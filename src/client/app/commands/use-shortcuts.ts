/** Handles the page's shortcuts in the capture phase: the editor would handle some of them itself. */
import { useEffect, useEffectEvent } from 'react';
import type { Pane } from '../../shell/state/ui-state.ts';
import { hasMod } from '../../shell/ui/browser/platform-keys.ts';

export interface ShortcutActions {
  run: () => void;
  /** Null if nothing is running. */
  stop: (() => void) | null;
  /** What closes the topmost panel over the page, below which the page stays in use, or else Compare; null if none is open. */
  leave: () => (() => void) | null;
  openPalette: () => void;
  openHelp: () => void;
  goToPane: (pane: Pane) => void;
  cycleTheme: () => void;
  present: () => void;
}

/** Panes by the physical key: with Alt some systems type another letter. */
const PANES: Readonly<Record<string, Pane>> = {
  Digit1: 'request',
  Digit2: 'tweaks',
  Digit3: 'results',
  Digit4: 'history',
};

export function useShortcuts(actions: ShortcutActions): void {
  const act = useEffectEvent((event: KeyboardEvent) =>
    event.eventPhase === Event.CAPTURING_PHASE ? actionOf(event, actions) : lateActionOf(event, actions),
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const action = act(event);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    };
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('keydown', onKeyDown, { capture: true, signal });
    window.addEventListener('keydown', onKeyDown, { signal });
    return () => controller.abort();
  }, []);
}

function actionOf(event: KeyboardEvent, actions: ShortcutActions): (() => void) | null {
  const key = event.key.toLowerCase();
  if (hasMod(event) && !event.altKey) {
    if (event.shiftKey) return key === 'l' ? actions.cycleTheme : key === 'e' ? actions.present : null;
    if (key === 'enter') return actions.run;
    if (key === 'k') return actions.openPalette;
    return null;
  }
  const pane = PANES[event.code];
  if (pane !== undefined && event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey)
    return () => actions.goToPane(pane);
  if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return null;
  // What is open is closed first, before a run is stopped: in the part that has the focus, then over the page.
  if (key === 'escape' && closesFirst(event.target)) return null;
  if (key === 'escape') return actions.leave() ?? actions.stop;
  return key === '?' ? actions.openHelp : null;
}

/**
 * For keys that the focused element has not handled: an element from which a run can be started lets Escape stop it
 * too, once it has nothing to close.
 */
function lateActionOf({ key, target }: KeyboardEvent, { stop }: ShortcutActions): (() => void) | null {
  const isHere = target instanceof Element && target.closest('.monaco-editor, [data-stops-run]') !== null;
  return key === 'Escape' && isHere && !isPageCovered() ? stop : null;
}

/** What is open over the page. A dialog beside the page leaves it in use, as does the editor's search, which stays in it when it is closed. */
const OPEN = '[role="dialog"]:not([data-beside], .monaco-editor *), [role="menu"]';

/** Not what fills a workspace that is under Compare. */
function isPageCovered(): boolean {
  return [...document.querySelectorAll(OPEN)].some((open) => open.closest('[hidden]') === null);
}

/** True for elements that handle Escape and letters themselves: fields, the editor, menus, dialogs. */
function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const own =
    'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="textbox"], [role="dialog"], [role="menu"]';
  return target.closest(own) !== null || isPageCovered();
}

function closesFirst(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-owns-escape]') !== null;
}
