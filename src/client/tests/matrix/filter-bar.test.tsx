// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { openTests, suiteText } from '../../testing/open-tests.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { Searching } from './filter-bar.tsx';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

it('the filter bar says how many answers were read for a search, which can be stopped', async () => {
  const typed: string[] = [];
  const show = (searching: { read: number; all: number } | null) => (
    <MantineProvider env="test">
      <Searching searching={searching} setTyped={(text) => typed.push(text)} />
    </MantineProvider>
  );
  const { rerender } = render(show({ read: 0, all: 50_000 }));
  expect(screen.getByText('Searching')).toBeTruthy();
  rerender(show({ read: 12_000, all: 50_000 }));
  expect(screen.getByText('Searching, 12,000 of 50,000')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Stop searching' }));
  expect(typed).toEqual(['']);
  rerender(show(null));
  expect(screen.queryByRole('button')).toBeNull();
});

it('the filters say what they compare and count also none; Variants differ compares whether an answer passes, not its text', async () => {
  const variants = 'variants:\n  - name: Loud\n    tweaks: {}\n';
  const { runAll, end, user } = await openTests(
    workspace(),
    suiteText(['{input: one, checks: [contains: one]}'], variants),
  );
  await runAll();
  await end();
  expect(screen.getByRole('radio', { name: 'Failed 0' })).toBeTruthy();
  const filters = screen.getByRole('radiogroup', { name: 'Cases shown' });
  expect(within(filters).getByTitle('Passed in the baseline and fails now. Choose a baseline first')).toBeTruthy();
  const baseline = screen.getByTitle('The result that answers and verdicts are compared with');
  expect(screen.getByRole('combobox', { name: 'Baseline' })).toBe(baseline);
  expect(baseline).toHaveProperty('value', 'Baseline: none');
  await user.click(screen.getByRole('radio', { name: 'Variants differ 0' }));
  await screen.findByText(/^No case passes in one variant and fails in another\./);
});
