// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { theme } from '../../theme/theme.tsx';
import { CopyButton } from './copy-button.tsx';

afterEach(cleanup);

function renderButton() {
  render(
    <MantineProvider theme={theme} env="test">
      <CopyButton label="Copy accessor of Chat Output" text="data.outputs[0]" hint="data.outputs[0]" />
    </MantineProvider>,
  );
  return { user: userEvent.setup(), button: screen.getByRole('button', { name: 'Copy accessor of Chat Output' }) };
}

it('the copy button has a tooltip that says what it copies, and then that it has copied it', async () => {
  const { user, button } = renderButton();
  expect(screen.queryByRole('tooltip')).toBeNull();
  // The first tooltip of a page is loaded when the pointer comes, and opens the next time.
  await user.hover(button);
  await act(() => vi.dynamicImportSettled());
  await user.unhover(button);
  await user.hover(button);
  expect((await screen.findByRole('tooltip')).textContent).toBe('data.outputs[0]');
  await user.click(button);
  expect((await screen.findByText('Copied')).getAttribute('role')).toBe('tooltip');
  expect(await navigator.clipboard.readText()).toBe('data.outputs[0]');
  await user.unhover(button);
  await expect.poll(() => screen.queryByRole('tooltip')).toBeNull();
});

it('the copy button has no tooltip on touch', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const { user, button } = renderButton();
  await user.pointer([{ keys: '[TouchA]', target: button }]);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.queryByRole('tooltip')).toBeNull();
});
