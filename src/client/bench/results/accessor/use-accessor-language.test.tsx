// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { theme } from '../../../shell/theme/theme.tsx';
import { AccessorBar } from './accessor-bar.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const subjects = ['A', 'B', 'C'];

function renderBars() {
  return render(
    <MantineProvider theme={theme} env="test">
      {subjects.map((subject) => (
        <AccessorBar key={subject} target={{ path: ['outputs', 0] }} subject={subject} />
      ))}
    </MantineProvider>,
  );
}

const chosen = () =>
  subjects.map((subject) => {
    const choice = screen.getByRole('radiogroup', { name: `Accessor language in ${subject}` });
    return within(choice).getByRole('radio', { checked: true }).getAttribute('value');
  });

it('the language of accessors is the same everywhere, and is stored', async () => {
  const { unmount } = renderBars();
  const choice = screen.getByRole('radiogroup', { name: 'Accessor language in B' });
  await userEvent.click(within(choice).getByRole('radio', { name: 'Python' }));
  expect(chosen()).toEqual(['Python', 'Python', 'Python']);
  unmount();
  renderBars();
  expect(chosen()).toEqual(['Python', 'Python', 'Python']);
});
