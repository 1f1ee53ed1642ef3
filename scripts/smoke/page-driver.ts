/** The steps of a visit: open, see, click, type, reload. Elements are found by role and accessible name. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { SendCommand } from './web-driver.ts';

const SEE_LIMIT_MS = 40_000;
const LOOK_PAUSE_MS = 50;
/** Wide enough for all panes; in CSS pixels. */
const SIZE = { width: 1440, height: 900 };

/** Computes roles and names for browsers that do not report them. */
const roles = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
/** Firefox runs each script in its own global object, so values for the next script are kept on the window. */
const LOAD_ROLES = `(function () { ${roles}\n }).call(window); window.TestingLibraryDom ??= globalThis.TestingLibraryDom;`;

/** Runs in the page. A radio button is clicked by its label, because the button itself is not painted. */
const LOOK = `
  const [role, name, isForUse, around] = arguments;
  if (!window.TestingLibraryDom) return 'load';
  const { queryAllByRole } = window.TestingLibraryDom;
  const outer = around === null ? [document.body] : queryAllByRole(document.body, around.role, { name: around.name });
  if (outer.length !== 1) return outer.length;
  const found = queryAllByRole(outer[0], role, { name });
  if (found.length !== 1) return found.length;
  const [element] = found;
  const painted = element.type === 'radio' ? (element.labels?.[0] ?? element) : element;
  if (isForUse) painted.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, right, bottom } = painted.getBoundingClientRect();
  const isChosen = element.ariaSelected === 'true' || element.checked === true;
  return { text: element.value ?? element.textContent, isChosen, left, top, right, bottom };
`;

/** Runs in the page. Notes each length that the text of the element has, because a look from outside takes longer than an answer. */
const WATCH = `
  const [role, name] = arguments;
  const lengths = new Set();
  window.watchedLengths = lengths;
  let element = null;
  new MutationObserver(() => {
    if (!element?.isConnected) [element] = window.TestingLibraryDom.queryAllByRole(document.body, role, { name });
    if (element) lengths.add(element.textContent.length);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
`;

const seenSchema = z.object({
  text: z.string(),
  /** A selected tab, or a chosen radio button. */
  isChosen: z.boolean(),
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
});

/** An element's text or, for a field, its value; and its box in CSS pixels of the window. */
export type Seen = z.infer<typeof seenSchema>;

export interface PageDriver {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** From now on notes each length that the text of the only element with this role and name has, until the page is left. */
  watch(role: string, name: string): Promise<void>;
  /** How many lengths `watch` has noted. */
  watchedLengths(): Promise<number>;
  /** Waits until it is there and `isRight`; throws an Error that shows what was there instead. */
  see(role: string, name: string, isRight?: (seen: Seen) => boolean): Promise<Seen>;
  /** Waits until it is there and does not move, and clicks it with the mouse. */
  click(role: string, name: string): Promise<void>;
  /** Types into the focused element, key by key. */
  type(text: string): Promise<void>;
  /** Sees and clicks only what is inside the element with this role and name. */
  within(role: string, name: string): PageDriver;
}

export function drivePage(send: SendCommand, around: { role: string; name: string } | null = null): PageDriver {
  const lookFor = async (role: string, name: string, isForUse: boolean): Promise<Seen | number> => {
    const args = [role, name, isForUse, around];
    let found = await send('execute/sync', { script: LOOK, args });
    if (found === 'load') {
      await send('execute/sync', { script: LOAD_ROLES, args: [] });
      found = await send('execute/sync', { script: LOOK, args });
    }
    // The page was replaced by another one meanwhile.
    if (found === null || found === 'load') return 0;
    return z.union([seenSchema, z.number()]).parse(found);
  };

  const until = async (
    role: string,
    name: string,
    isForUse: boolean,
    isRight: (seen: Seen) => boolean,
  ): Promise<Seen> => {
    const end = performance.now() + SEE_LIMIT_MS;
    for (;;) {
      const found = await lookFor(role, name, isForUse);
      if (typeof found !== 'number' && isRight(found)) return found;
      if (performance.now() > end) {
        const instead = typeof found === 'number' ? `${found} of them` : `"${found.text}"`;
        throw new Error(`Unexpected ${role} "${name}": ${instead}`);
      }
      await pause(LOOK_PAUSE_MS);
    }
  };

  return {
    open: async (url) => {
      await send('window/rect', SIZE);
      await send('url', { url });
    },
    reload: async () => {
      await send('refresh', {});
    },
    watch: async (role, name) => {
      await send('execute/sync', { script: WATCH, args: [role, name] });
    },
    watchedLengths: async () =>
      z.number().parse(await send('execute/sync', { script: 'return window.watchedLengths.size;', args: [] })),
    see: (role, name, isRight = () => true) => until(role, name, false, isRight),
    click: async (role, name) => {
      let last: Seen | null = null;
      const { left, right, top, bottom } = await until(role, name, true, (seen) => {
        const rests = last?.left === seen.left && last.top === seen.top && last.bottom === seen.bottom;
        last = seen;
        return rests;
      });
      const x = Math.round((left + right) / 2);
      const y = Math.round((top + bottom) / 2);
      const actions = [
        { type: 'pointerMove', duration: 0, origin: 'viewport', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await send('actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    within: (role, name) => drivePage(send, { role, name }),
    type: async (text) => {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
  };
}
