// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PresentRunButton } from './present-run-button.tsx';

it('ignores a click just after the run has ended, which was meant for Stop', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const onRun = vi.fn();
  const onStop = vi.fn();
  const button = (batch: { startedAt: number } | null) => (
    <PresentRunButton running={null} batch={batch} onRun={onRun} onStop={onStop} />
  );
  const { rerender } = render(button({ startedAt: 0 }));
  expect(screen.getByRole('button', { name: 'Stop batch' })).toBeDefined();
  rerender(button(null));
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(onRun).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(2_000));
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(onRun).toHaveBeenCalledOnce();
});
