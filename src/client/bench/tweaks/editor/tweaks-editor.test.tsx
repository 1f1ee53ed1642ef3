// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditorSync } from '../../../draft/storage/editor-sync.ts';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { NoticeList } from '../../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../../testing/render-page.tsx';
import type { CodeEditorHandle, CodeEditorProps, EditorHandle } from './code-editor.tsx';
import { TweaksEditor } from './tweaks-editor.tsx';

/** How the mock of the code editor behaves in the current test. */
const fake = vi.hoisted(() => ({
  isBroken: false,
  ready: [] as (() => void)[],
  documents: [] as CodeEditorProps['document'][],
}));

// The real editor needs a canvas. The mock has what is handed over: text, selection and focus.
vi.mock('./code-editor.tsx', () => ({
  CodeEditor(props: CodeEditorProps) {
    const field = useRef<HTMLInputElement>(null);
    const latest = useRef(props);
    latest.current = props;
    if (fake.isBroken) throw new Error('no canvas');
    fake.documents.push(props.document);
    useEffect(() => {
      const handle: CodeEditorHandle = {
        focus: () => field.current?.focus(),
        select: (start, end) => field.current?.setSelectionRange(start, end),
        history: () => false,
        show({ start, end }) {
          if (field.current) field.current.value = latest.current.readText();
          field.current?.setSelectionRange(start, end);
        },
      };
      fake.ready.push(() => latest.current.onReady(handle));
    }, []);
    return <input ref={field} aria-label="Code" defaultValue="" />;
  },
}));

beforeEach(() => {
  fake.isBroken = false;
  fake.ready = [];
  fake.documents = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'connection');
  localStorage.clear();
});

const commands = {
  format: () => {},
  goToProblem: () => {},
  replaceKey: () => {},
  remove: () => {},
  fillInAt: () => {},
  order: () => {},
  unwrap: () => {},
};
const handle: { current: EditorHandle | null } = { current: null };
let draftText = () => '';
let change: EditorSync['setTweaksText'] = () => {};

function Outside() {
  const form = useDraftForm();
  const sync = useEditorSync();
  draftText = () => form.getValues('tweaksText');
  change = sync.setTweaksText;
  return null;
}

function open() {
  const page = renderPage(
    <>
      <TweaksEditor
        ref={handle}
        flowId="flow-1"
        index={null}
        report={null}
        commands={commands}
        onCursorLine={() => {}}
        onShowProblem={() => {}}
      />
      <Outside />
      <NoticeList />
    </>,
    { draft: { tweaksText: '{}' } },
  );
  const plain = () => screen.queryByRole<HTMLTextAreaElement>('textbox', { name: 'Tweaks JSON' });
  const code = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Code', hidden: true });
  const becomeReady = () => act(() => fake.ready.at(-1)?.());
  return { ...page, plain, code, becomeReady };
}

describe('the hand-over from the text area to the code editor', () => {
  it('begins its undo at the request that was restored before it was ready, and not earlier', async () => {
    const { becomeReady } = open();
    act(() => change('{ "restored": 1 }', 'restore'));
    act(() => change('{ "restored": 2 }', 'edit'));
    await waitFor(() => expect(fake.ready).toHaveLength(1));
    expect(fake.documents.at(-1)?.text).toBe('{ "restored": 1 }');
    becomeReady();
    act(() => change('{ "later": 1 }', 'restore'));
    expect(fake.documents.at(-1)?.text).toBe('{ "restored": 1 }');
  });

  it('keeps what was typed in the meantime, the selection and the focus', async () => {
    const { user, plain, code, becomeReady } = open();
    const area = plain();
    if (!area) throw new Error('There is no text area');
    await user.click(area);
    await waitFor(() => expect(fake.ready).toHaveLength(1));
    await user.clear(area);
    await user.type(area, 'some text');
    area.setSelectionRange(2, 6);
    becomeReady();
    expect(plain()).toBeNull();
    expect(code().value).toBe('some text');
    expect([code().selectionStart, code().selectionEnd]).toEqual([2, 6]);
    expect(document.activeElement).toBe(code());
    expect(draftText()).toBe('some text');
  });

  it('does not move the focus if it is elsewhere', async () => {
    const { user, plain, code, becomeReady } = open();
    await user.hover(plain() ?? document.body);
    await waitFor(() => expect(fake.ready).toHaveLength(1));
    becomeReady();
    expect(plain()).toBeNull();
    expect(document.activeElement).not.toBe(code());
  });

  it.each([
    ['some time after the page', { saveData: false }, 1],
    ['not before the user goes to the tweaks if the browser saves data', { saveData: true }, 0],
  ])('begins by loading the code editor %s', async (_when, connection, loaded) => {
    // Loaded now, so that the page gets it as soon as it asks.
    await import('./code-editor.tsx');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    Object.defineProperty(navigator, 'connection', { configurable: true, value: connection });
    const { user, plain } = open();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    await act(() => vi.dynamicImportSettled());
    expect(fake.ready).toHaveLength(loaded);
    vi.useRealTimers();
    await user.hover(plain() ?? document.body);
    await waitFor(() => expect(fake.ready).toHaveLength(1));
  });

  it('waits until an input method has finished composing', async () => {
    const { user, plain, becomeReady } = open();
    const area = plain();
    if (!area) throw new Error('There is no text area');
    await user.click(area);
    await waitFor(() => expect(fake.ready).toHaveLength(1));
    fireEvent.compositionStart(area);
    becomeReady();
    expect(plain()).toBe(area);
    fireEvent.compositionEnd(area);
    await waitFor(() => expect(plain()).toBeNull());
  });

  it('goes back to the text area, with the same text, if the code editor fails', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fake.isBroken = true;
    const { user, plain } = open();
    await user.click(plain() ?? document.body);
    expect(await screen.findByText(/The editor could not be loaded/)).toBeTruthy();
    expect(plain()?.value).toBe('{}');
    expect(errors).toHaveBeenCalled();
    errors.mockClear();
  });

  it('selects in the current editor', async () => {
    const { user, plain, code, becomeReady } = open();
    act(() => change('{ "a": 1 }', 'load'));
    act(() => handle.current?.select(2, 5));
    expect([plain()?.selectionStart, plain()?.selectionEnd]).toEqual([2, 5]);
    await user.click(plain() ?? document.body);
    await waitFor(() => expect(fake.ready).toHaveLength(1));
    becomeReady();
    act(() => handle.current?.select(3, 4));
    expect([code().selectionStart, code().selectionEnd]).toEqual([3, 4]);
    expect(new Set(fake.documents.map(({ path }) => path))).toEqual(
      new Set(['inmemory://tweakbench/tweaks/flow-1.json']),
    );
  });
});

describe('a whole request that is pasted into the tweaks', () => {
  /** Pastes the request over the tweaks. Returns the text that was opened in the paste dialog. */
  async function openPasted() {
    const page = open();
    const area = page.plain();
    if (!area) throw new Error('There is no text area');
    await page.user.click(area);
    area.setSelectionRange(0, area.value.length);
    await page.user.paste('{"tweaks": {}}');
    await screen.findByRole('button', { name: 'Fill the form with it' });
    return { ...page, opened: () => useUiState.getState().requests.paste };
  }

  it('does not change the tweaks if it is opened in the dialog', async () => {
    const { user, opened } = await openPasted();
    expect(draftText()).toBe('{"tweaks": {}}');
    await user.click(screen.getByRole('button', { name: 'Fill the form with it' }));
    expect(draftText()).toBe('{}');
    expect(opened()).toBe('{"tweaks": {}}');
  });

  it('leaves out what was typed after it', async () => {
    const { user, opened } = await openPasted();
    await user.keyboard('!');
    await user.click(screen.getByRole('button', { name: 'Fill the form with it' }));
    expect(draftText()).toBe('{"tweaks": {}}!');
    expect(opened()).not.toBeNull();
  });
});
