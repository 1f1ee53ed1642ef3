// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { openTests, suiteText } from '../../testing/open-tests.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

it('a cell that the baseline lacks has the badge new, and one that is the same has none', async () => {
  const check = 'checks: [contains: one]';
  const { service, runAll, end, user } = await openTests(workspace(), suiteText([`{input: one, ${check}}`]));
  await runAll();
  await end();
  await act(async () => void service.document('words').edit((text) => `${text}  - {input: one more, ${check}}\n`));
  await runAll();
  await end();
  await user.click(screen.getByRole('combobox', { name: 'Baseline' }));
  await user.click(await screen.findByRole('option', { name: /^#1/ }));
  const badgeOf = (cell: HTMLElement) => within(cell).queryByTitle('Compare with the baseline')?.textContent;
  expect(badgeOf(await screen.findByRole('gridcell', { name: 'Case 2, Flow: passed, new' }))).toBe('new');
  expect(badgeOf(screen.getByRole('gridcell', { name: 'Case 1, Flow: passed, same' }))).toBeUndefined();
});
