import { randomId } from '../../shell/ui/browser/random-id.ts';

const KEY = 'tweakbench.holder.1';
/** The name of this page in a browser that stores nothing. */
const UNSAVED = randomId();

/**
 * Names this browser to the server as the one that runs a result, so that *Run the rest* may start at once after a reload. Its tabs exclude each
 * other by a lock; without locks (a page without HTTPS) each tab has a name of its own.
 */
export function leaseHolder(): string {
  try {
    const storage = 'locks' in navigator ? localStorage : sessionStorage;
    const known = storage.getItem(KEY);
    if (known !== null && /^[A-Za-z0-9_-]{1,64}$/.test(known)) return known;
    const made = randomId();
    storage.setItem(KEY, made);
    return made;
  } catch {
    return UNSAVED;
  }
}
