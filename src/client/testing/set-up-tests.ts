/**
 * Runs before every test file: unexpected console output fails the test, time-outs are long enough for a busy machine,
 * the shared UI state is reset between tests, and the page between files.
 */
import type { DetachedWindowAPI } from 'happy-dom';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';

/** What makes the page of the tests; a file that needs none has none. */
declare const happyDOM: DetachedWindowAPI;

// The test files of a worker share its modules too: one that is still being loaded when its file ends can never be loaded again.
afterAll(() => vi.dynamicImportSettled());

// The test files of a worker share its globals.
vi.unstubAllGlobals();
vi.useRealTimers();

/** On a busy machine the page may take seconds for what it usually does at once. */
if (typeof document !== 'undefined') {
  const { cleanup, configure, prettyDOM } = await import('@testing-library/react');
  configure({
    asyncUtilTimeout: 30_000,
    // A query that waits fails many times before it finds: the page is printed when somebody reads the message.
    getElementError: (message, container) =>
      Object.defineProperty(new Error(), 'message', {
        get: () => [message, prettyDOM(container)].filter(Boolean).join('\n\n'),
        configurable: true,
      }),
  });
  await leaveOutOwnerStacks();
  afterEach(cleanup);
  renewPage();
  const { useUiState } = await import('../shell/state/ui-state.ts');
  afterEach(() => useUiState.setState(useUiState.getInitialState(), true));
  endWithTest('beforeunload');
  const { subscribe } = useUiState;
  const { setTimeout } = globalThis;
  useUiState.subscribe = endsWithFile(subscribe, (stop) => stop());
  globalThis.setTimeout = endsWithFile(setTimeout, (timer) => clearTimeout(timer));
  afterAll(() => {
    useUiState.subscribe = subscribe;
    globalThis.setTimeout = setTimeout;
  });
}

/** Removes listeners that a test adds to the window: what it has left unsaved is not that of the next test. */
function endWithTest(type: string): void {
  const { addEventListener } = globalThis;
  const added: EventListenerOrEventListenerObject[] = [];
  globalThis.addEventListener = new Proxy(addEventListener, {
    apply(_, self, args: Parameters<typeof addEventListener>) {
      if (args[0] === type) added.push(args[1]);
      return Reflect.apply(addEventListener, self, args);
    },
  });
  afterEach(() => {
    for (const listener of added.splice(0)) globalThis.removeEventListener(type, listener);
  });
  afterAll(() => {
    globalThis.addEventListener = addEventListener;
  });
}

/** The function, whose work is ended with the file: it would go on in the pages of the next one. */
function endsWithFile<Start extends (...args: never[]) => unknown>(
  start: Start,
  end: (started: ReturnType<Start>) => void,
): Start {
  const started: ReturnType<Start>[] = [];
  const tracked = new Proxy(start, {
    apply: (_, self, args: Parameters<Start>) => {
      const made = Reflect.apply(start, self, args) as ReturnType<Start>;
      started.push(made);
      return made;
    },
  });
  afterAll(() => {
    for (const made of started) end(made);
  });
  return tracked;
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

/**
 * React says it once in a process, when an event renders a part that is still being loaded and the machine is busy. An event
 * cannot be awaited; the tests wait for the part.
 */
const OF_AN_EVENT = 'A component suspended inside an `act` scope, but the `act` call was not awaited.';

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  const unexpected = calls.filter(([message]) => !String(message).startsWith(OF_AN_EVENT));
  expect(unexpected, 'unexpected console output').toEqual([]);
});

/** React's development build keeps a stack for each element, up to this many, which takes a tenth of the time of a test of the page. */
async function leaveOutOwnerStacks(): Promise<void> {
  const { default: react } = await import('react');
  const internals: unknown = Reflect.get(react, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE');
  if (typeof internals !== 'object' || internals === null) return;
  const count = { get: () => Number.POSITIVE_INFINITY, set: () => undefined, configurable: true };
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', count);
}

function renewPage(): void {
  for (const part of [document.documentElement, document.head, document.body]) {
    for (const { name } of [...part.attributes]) part.removeAttribute(name);
  }
  document.head.replaceChildren();
  document.body.replaceChildren();
  document.title = '';
  // A test may have left the page by a link.
  happyDOM.setURL('http://localhost:3000/');
  history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
}
