// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { LONG, openTests, suiteText } from '../../testing/open-tests.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

it('a column whose tweaks are all ignored says so, and an open cell corrects the name in the variant', async () => {
  const typo = 'variants:\n  - name: Loud\n    tweaks: {Chat Outpu: {sender: loud}}\n';
  const reset = '  - name: Reset\n    tweaks: {Chat Output: {sender: 12}}\n';
  const { service, runAll, end, user } = await openTests(
    workspace(),
    suiteText(['{name: two, input: two, checks: [contains: three]}'], typo + reset),
  );
  await runAll();
  await end();
  const head = screen.getByRole('columnheader', { name: 'A Loud' });
  expect(head.hasAttribute('data-idle')).toBe(true);
  expect(screen.getByRole('columnheader', { name: 'Flow' }).hasAttribute('data-idle')).toBe(false);
  expect(head.textContent).toContain('Its only tweak was ignored, so this is the original flow.');
  expect(head.textContent).toContain('Ignored · Chat Outpu sender. Did you mean Chat Output?');
  // Its times are its own, and so are its answers if a tweak resets a field.
  for (const name of ['Flow', 'A Loud', 'B Reset']) {
    const figures = within(screen.getByRole('columnheader', { name })).getByTitle(/^Median time of an answer/);
    expect(figures.textContent).toMatch(/^\d.* m?s/);
  }
  expect(screen.getByRole('columnheader', { name: 'B Reset' }).hasAttribute('data-idle')).toBe(true);
  const cell = screen.getByRole('gridcell', { name: 'Case 1, A Loud: failed' });
  expect(cell.textContent).toMatch(/does not contain “three”.*two/);
  await user.click(cell);
  const row = await screen.findByRole('row', { name: /Chat Outpu sender/ }, LONG);
  await user.click(within(row).getByRole('button', { name: 'Chat Output' }));
  expect(service.document('words').read().text).toContain('tweaks: {Chat Output: {sender: loud}}');
});
