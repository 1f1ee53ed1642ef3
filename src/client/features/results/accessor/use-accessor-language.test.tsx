// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { theme } from '../../../theme/theme.tsx';
import { PickedProvider } from '../answers/picked-provider.tsx';
import { AccessorBar } from './accessor-bar.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const places = ['A', 'B', 'C'];

function renderBars() {
  return render(
    <MantineProvider theme={theme} env="test">
      <PickedProvider runId="run-1">
        {places.map((place) => (
          <AccessorBar key={place} target={{ path: ['outputs', 0] }} place={place} />
        ))}
      </PickedProvider>
    </MantineProvider>,
  );
}

const chosen = () =>
  places.map((place) => {
    const choice = screen.getByRole('radiogroup', { name: `Accessor language in ${place}` });
    return within(choice).getByRole('radio', { checked: true }).getAttribute('value');
  });

it('is the same in every place, and is kept', async () => {
  const { unmount } = renderBars();
  const choice = screen.getByRole('radiogroup', { name: 'Accessor language in B' });
  await userEvent.click(within(choice).getByRole('radio', { name: 'Python' }));
  expect(chosen()).toEqual(['Python', 'Python', 'Python']);
  unmount();
  renderBars();
  expect(chosen()).toEqual(['Python', 'Python', 'Python']);
});

it('is read and written once, however many answers are scrolled into sight', () => {
  // The kit's own, with every value that it writes.
  const onWrite = vi.fn();
  addEventListener('mantine-local-storage', onWrite);
  renderBars();
  removeEventListener('mantine-local-storage', onWrite);
  expect(onWrite).toHaveBeenCalledTimes(1);
});
