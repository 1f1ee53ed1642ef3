/** Keyboard shortcuts in the words of the platform. */

const isApple = /mac|iphone|ipad/i.test(navigator.platform);

const WORDS: Record<string, string> = {
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

/** Each key of `mod+shift+l` as it is printed on the key. */
export function keyParts(shortcut: string): string[] {
  return shortcut.split('+').map((key) => WORDS[key] ?? key.toUpperCase());
}

export function keysOf(shortcut: string): string {
  return keyParts(shortcut).join(' ');
}

/** True for what the browser or the page may have a use for, be the key itself ever so much ours: Alt and an arrow go back. */
export function hasModifier(event: { altKey: boolean; ctrlKey: boolean; metaKey: boolean }): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}

/** True when the event holds ⌘ on a Mac, Ctrl elsewhere. */
export function hasMod(event: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return isApple ? event.metaKey : event.ctrlKey;
}
