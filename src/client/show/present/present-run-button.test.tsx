// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import type { RunningTests } from '../../runs/history/run-summary.ts';
import { PresentRunButton } from './present-run-button.tsx';

afterEach(cleanup);

it('the Run button ignores a click just after the run has ended, which was meant for Stop', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const onRun = vi.fn();
  const onStop = vi.fn();
  const button = (tests: RunningTests | null) => (
    <PresentRunButton running={null} tests={tests} onRun={onRun} onStop={onStop} />
  );
  const { rerender } = render(button({ startedAt: 0, startedClock: 0 }));
  expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
  rerender(button(null));
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(onRun).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(2_000));
  await user.click(screen.getByRole('button', { name: 'Run' }));
  expect(onRun).toHaveBeenCalledOnce();
});

it('a double click on Run starts one run, which the second click does not stop', async () => {
  const user = userEvent.setup();
  const onRun = vi.fn();
  const onStop = vi.fn();
  const button = (tests: RunningTests | null) => (
    <PresentRunButton running={null} tests={tests} onRun={onRun} onStop={onStop} />
  );
  const { rerender } = render(button(null));
  await user.dblClick(screen.getByRole('button', { name: 'Run' }));
  expect(onRun).toHaveBeenCalledOnce();
  onRun.mockImplementation(() => rerender(button({ startedAt: 0, startedClock: 0 })));
  await user.tripleClick(screen.getByRole('button', { name: 'Run' }));
  expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
  expect(onRun).toHaveBeenCalledTimes(2);
  expect(onStop).toHaveBeenCalledOnce();
});
