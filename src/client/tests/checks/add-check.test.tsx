// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { isJsonObject } from '#contract/json.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { SuiteEditingContext, useSuiteEditing } from '../shared/suite-editing.ts';
import { renderInEditor } from '../testing/render-in-editor.tsx';
import { AddCheck } from './add-check.tsx';
import { CheckList } from './check-list.tsx';

afterEach(cleanup);

const SUITE = 'checks:\n  - contains: a\n  - any:\n      - contains: b\n';

function Checks({ suite = SUITE }) {
  const editing = useSuiteEditing();
  const [text, setText] = useState(suite);
  const { value } = readDocument(text);
  return (
    <SuiteEditingContext
      value={{
        ...editing,
        value: isJsonObject(value) ? value : {},
        apply: (...changes) => setText((before) => changes.reduce(editSuite, before)),
      }}
    >
      <AddCheck path={['checks']} label="Add check" />
      <CheckList path={['checks']} nameOf={(position) => `Check ${position + 1}`} />
    </SuiteEditingContext>
  );
}

it.each([
  ['Add check', 'Check 3', 'Value'],
  ['Add check to check 2', 'Check 2, part 2', 'Value'],
])('the button "%s" moves the focus to the first field of the new check', async (button, row, field) => {
  const user = userEvent.setup();
  renderInEditor(<Checks />, { value: {}, apply: () => undefined });
  await user.click(screen.getByRole('button', { name: button }));
  await user.click(await screen.findByRole('menuitem', { name: 'contain' }));
  const added = within(await screen.findByRole('group', { name: row }));
  await waitFor(() => expect(document.activeElement).toBe(added.getByRole('textbox', { name: field })));
});

/** A row as it is read: its texts, and what is in its fields; without what a closed list offers. */
function sentenceOf(row: HTMLElement): string {
  const parts = document.createTreeWalker(row, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const read: string[] = [];
  while (parts.nextNode()) {
    const { currentNode: node } = parts;
    if (node.parentElement?.closest('[role="listbox"], select')) continue;
    if (node instanceof HTMLInputElement && node.type !== 'hidden') read.push(node.value || node.placeholder);
    if (node instanceof HTMLSelectElement) read.push(node.value);
    if (node instanceof Text) read.push(node.data);
  }
  return read.join(' ');
}

it.each([
  ['similar: {min: 0.8}', 'must be similar to expected text (at least 0.8 )'],
  ['not: contains', 'must not contain expected text'],
  ['number: {min: 1, max: 5}', 'must be a number between 1 and 5'],
  ['number: {min: 1}', 'must be a number between 1 and any'],
  ['number: {max: 5}', 'must be a number between any and 5'],
  ['length: {max: 60, unit: words}', 'must have at most 60 words'],
  ['length: {min: 1, max: 60, unit: characters}', 'must have between 1 and 60 characters'],
  ['max-tokens: 100', 'must use at most 100 tokens'],
  ['tweaks-applied', 'must apply every tweak of the variant and the case'],
])('the check %s reads as a sentence', (check, sentence) => {
  const suite = `checks:\n  - ${check}\n`;
  renderInEditor(<Checks suite={suite} />, { value: {}, apply: () => undefined });
  expect(sentenceOf(screen.getByRole('group', { name: 'Check 1' }))).toBe(sentence);
});
