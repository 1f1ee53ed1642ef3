// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SHOWN_STATES, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { theme } from '../shell/theme/theme.tsx';
import { HelpSheet } from './help-sheet.tsx';

afterEach(cleanup);

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
