// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { MISSING_PART } from '../../shell/ui/feedback/missing-part.ts';
import { PaneGuard } from './pane-guard.tsx';

afterEach(cleanup);

function Missing(): never {
  // The error has the name that the loader of the page gives it.
  throw Object.assign(new Error('No answer'), { name: 'MissingPartError' });
}

it('a part that fills the page can be left without a reload when it cannot be loaded', async () => {
  const leave = vi.fn();
  render(
    <MantineProvider env="test">
      <PaneGuard onLeave={leave}>
        <Missing />
      </PaneGuard>
    </MantineProvider>,
    { onCaughtError: () => undefined },
  );
  expect(screen.getByRole('alert', { name: MISSING_PART })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
  expect(leave).toHaveBeenCalledOnce();
});
