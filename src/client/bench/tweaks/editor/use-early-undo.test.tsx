// @vitest-environment happy-dom
import '../../../testing/no-code-editor.ts';
import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import type { CodeEditorHandle } from './code-editor.tsx';
import { type EarlyUndo, useEarlyUndo } from './use-early-undo.ts';

afterEach(cleanup);

const BASE = '{}';
const EDITED = '{ "edited": 1 }';
const SELECTION = { start: 0, end: 0 };

let early: EarlyUndo | null = null;
let read = () => '';
let write = (_text: string) => {};

function Early() {
  const form = useDraftForm();
  const sync = useEditorSync();
  early = useEarlyUndo(BASE);
  read = () => form.getValues('tweaksText');
  write = (text) => act(() => sync.setTweaksText(text, 'edit'));
  return null;
}

function open() {
  renderPage(<Early />, { draft: { tweaksText: BASE } });
  const seen: string[] = [];
  const editor: CodeEditorHandle = {
    focus: () => undefined,
    select: () => undefined,
    show: () => seen.push(`shows ${read()}`),
    history: (direction) => seen.push(direction) > 0,
  };
  return {
    seen,
    history(direction: 'undo' | 'redo') {
      let isDone: boolean | undefined;
      act(() => {
        isDone = early?.history(direction);
      });
      return isDone;
    },
    handOver: () => act(() => early?.handOver(editor, SELECTION)),
  };
}

it('an edit can be undone and redone before the code editor is ready, which can redo it later', () => {
  const { seen, history, handOver } = open();
  expect(history('undo')).toBe(false);
  write(EDITED);
  expect(history('undo')).toBe(true);
  expect(read()).toBe(BASE);
  expect(history('redo')).toBe(true);
  expect(read()).toBe(EDITED);
  expect(history('redo')).toBe(false);
  history('undo');
  handOver();
  expect(seen).toEqual([`shows ${EDITED}`, 'undo']);
});

it('redo is not possible after a later edit', () => {
  const { seen, history, handOver } = open();
  write(EDITED);
  history('undo');
  write('{ "later": 1 }');
  expect(history('redo')).toBe(false);
  handOver();
  expect(seen).toEqual(['shows { "later": 1 }']);
  expect(read()).toBe('{ "later": 1 }');
});
