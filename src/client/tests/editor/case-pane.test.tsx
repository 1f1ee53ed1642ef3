// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { caseRows } from '#tests/source/case-rows.ts';
import { stubLayout } from '../../testing/stub-layout.ts';
import type { SuiteEditing } from '../shared/suite-editing.ts';
import { renderInEditor } from '../testing/render-in-editor.tsx';
import { CasePane } from './case-pane.tsx';

beforeEach(stubLayout);
afterEach(cleanup);

const nothing = () => undefined;
const ACTIONS = { add: nothing, duplicate: nothing, setLeftOut: nothing, move: nothing, remove: nothing };

function renderCase(
  suite: JsonObject,
  apply: SuiteEditing['apply'] = nothing,
  problems: SuiteEditing['problems'] = [],
): void {
  const [row] = caseRows(suite, null);
  if (!row) throw new Error('The suite has no case');
  renderInEditor(
    <CasePane
      row={row}
      at={0}
      count={1}
      onShow={nothing}
      actions={ACTIONS}
      onMoveToSuite={nothing}
      onTakeAnswer={nothing}
      nameField={null}
      inputField={null}
    />,
    { value: suite, apply, problems },
  );
}

it.each<[string, JsonObject, boolean]>([
  ['none does', { cases: [{ input: 'a', expected: 'b', checks: [{ contains: 'c' }] }] }, true],
  ['one of the case does', { cases: [{ input: 'a', expected: 'b', checks: ['equals'] }] }, false],
  ['one of every case does', { checks: ['equals'], cases: [{ input: 'a', expected: 'b' }] }, false],
  ['there is no such text', { cases: [{ input: 'a' }] }, false],
])('the pane says whether a check uses the expected text: %s', (_, suite, isSaid) => {
  renderCase(suite);
  expect(screen.queryByTitle('No check uses this text yet') !== null).toBe(isSaid);
});

it('the pane adds a check that uses the expected text', () => {
  const edits: unknown[] = [];
  renderCase({ cases: [{ input: 'a', expected: 'b', checks: [{ contains: 'c' }] }] }, (edit) => edits.push(edit));
  screen.getByRole('button', { name: 'Add Contains' }).click();
  expect(edits).toEqual([{ kind: 'insert', path: ['cases', 0, 'checks'], at: 1, values: ['contains'] }]);
});

it('the pane says in which variants the case is checked, and takes another one', () => {
  const edits: unknown[] = [];
  const variants = [{ name: 'Formal' }, { name: 'Pirate' }];
  renderCase({ variants, cases: [{ input: 'a', 'checked-variants': ['Formal'] }] }, (edit) => edits.push(edit));
  const box = (name: string) => screen.getByRole('checkbox', { name });
  expect(['Flow', 'Formal', 'Pirate'].map((name) => box(name)).map((one) => 'checked' in one && one.checked)).toEqual([
    false,
    true,
    false,
  ]);
  box('Flow').click();
  const path = ['cases', 0, 'checked-variants'];
  expect(edits).toEqual([{ kind: 'set', path, value: ['Flow', 'Formal'] }]);
});

it('the pane says which variant of those in which the case is checked does not exist', () => {
  const path = 'cases[0].checked-variants[0]';
  const problem = { file: null, line: 1, column: 1, path, message: 'There is no variant “Formel”' };
  renderCase({ cases: [{ input: 'a', 'checked-variants': ['Formel'] }] }, nothing, [problem]);
  expect(screen.getByText('There is no variant “Formel”')).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: 'Formel' })).toBeTruthy();
});
