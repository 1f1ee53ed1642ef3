/** Keyboard shortcuts as the platform writes them. */

const isApple = /mac|iphone|ipad/i.test(navigator.platform);

const KEY_LABELS: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  ctrl: 'Ctrl',
  alt: isApple ? '⌥' : 'Alt',
  enter: '⏎',
  esc: 'esc',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  home: 'Home',
  end: 'End',
};

/** The keys of `mod+shift+l`, each as it is labelled on the keyboard. */
export function keyParts(shortcut: string): string[] {
  return shortcut.split('+').map((key) => KEY_LABELS[key] ?? key.toUpperCase());
}

export function keysOf(shortcut: string): string {
  return keyParts(shortcut).join(' ');
}

/** True with Alt, Ctrl or ⌘: the browser may use such a shortcut itself, for example Alt and an arrow to go back. */
export function hasModifier(event: { altKey: boolean; ctrlKey: boolean; metaKey: boolean }): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}

/** True if ⌘ is held on a Mac, or Ctrl elsewhere. */
export function hasMod(event: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return isApple ? event.metaKey : event.ctrlKey;
}
