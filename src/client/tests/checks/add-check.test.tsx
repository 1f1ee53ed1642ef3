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

function Checks() {
  const editing = useSuiteEditing();
  const [text, setText] = useState(SUITE);
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
  await user.click(await screen.findByRole('menuitem', { name: 'Contains' }));
  const added = within(await screen.findByRole('group', { name: row }));
  await waitFor(() => expect(document.activeElement).toBe(added.getByRole('textbox', { name: field })));
});
