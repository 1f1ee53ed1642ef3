// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { caseRows } from '#run/suite-source/case-rows.ts';
import { stubLayout } from '../../../testing/stub-layout.ts';
import { theme } from '../../../theme/theme.tsx';
import { SuiteEditingProvider } from '../shared/suite-editing.ts';
import { CasePane } from './case-pane.tsx';

beforeEach(stubLayout);
afterEach(cleanup);

const nothing = () => undefined;
const ACTIONS = { add: nothing, duplicate: nothing, setLeftOut: nothing, move: nothing, remove: nothing };

function renderCase(suite: JsonObject): HTMLElement {
  const [row] = caseRows(suite, null);
  if (!row) throw new Error('The suite has no case');
  render(
    <MantineProvider theme={theme} env="test">
      <SuiteEditingProvider value={{ value: suite, problems: [], apply: nothing, index: null }}>
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
        />
      </SuiteEditingProvider>
    </MantineProvider>,
  );
  return screen.getByRole('textbox', { name: 'Expected text' });
}

it.each<[string, JsonObject, boolean]>([
  ['no check uses it', { cases: [{ input: 'a', expected: 'b', checks: [{ contains: 'c' }] }] }, true],
  ['a check of the case uses it', { cases: [{ input: 'a', expected: 'b', checks: ['equals'] }] }, false],
  ['a check of every case uses it', { checks: ['equals'], cases: [{ input: 'a', expected: 'b' }] }, false],
  ['there is none', { cases: [{ input: 'a' }] }, false],
])('says that an expected text is not checked when %s', (_, suite, isSaid) => {
  const described = document.getElementById(renderCase(suite).getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe(isSaid ? 'Not checked yet: add a check that uses it.' : undefined);
});
