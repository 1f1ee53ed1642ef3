// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { theme } from '../shell/theme/theme.tsx';
import { HelpSheet } from './help-sheet.tsx';

afterEach(cleanup);

it('Help, README and the list of faults say the same about what can be lost', async () => {
  render(
    <MantineProvider theme={theme} env="test">
      <HelpSheet onClose={() => undefined} />
    </MantineProvider>,
  );
  const lost = (await screen.findByText(/^A run or cell that ended while/)).textContent;
  expect(lost).toMatch(/Never the draft, nor anything acknowledged\.$/);
  for (const file of ['README.md', 'docs/faults.md'])
    expect(await readFile(file, 'utf8')).toContain(`**What can be lost**: a${lost.slice(1)}`);
});

it('Help says what each state of a tweak means, in the order of the counts', async () => {
  render(
    <MantineProvider theme={theme} env="test">
      <HelpSheet onClose={() => undefined} />
    </MantineProvider>,
  );
  await screen.findByRole('heading', { name: 'What happens to a tweak' });
  const labels = new Set(Object.values(STATE_LABELS));
  const named = screen
    .getAllByRole('term')
    .flatMap(({ textContent }) => (labels.has(textContent) ? [textContent] : []));
  expect(named).toEqual(SHOWN_STATES.map((state) => STATE_LABELS[state]));
  expect(named.toSorted()).toEqual([...labels].toSorted());
});
