// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useUiState } from '../../state/ui-state.ts';
import { useOnFirstUse } from './use-on-first-use.ts';

const LONG_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  useUiState.setState({ isPageOpen: false });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('loads by itself only after the form is ready, however long that takes', async () => {
  const load = vi.fn(async () => undefined);
  renderHook(() => useOnFirstUse(load));
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(load).not.toHaveBeenCalled();
  useUiState.setState({ isPageOpen: true });
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(load).toHaveBeenCalledTimes(1);
});

it('loads once after the first use, before the form is ready too', async () => {
  const load = vi.fn(async () => undefined);
  renderHook(() => useOnFirstUse(load));
  window.dispatchEvent(new Event('pointerdown'));
  await vi.advanceTimersByTimeAsync(LONG_MS);
  useUiState.setState({ isPageOpen: true });
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(load).toHaveBeenCalledTimes(1);
});

it('loads nothing for what is gone', async () => {
  const load = vi.fn(async () => undefined);
  renderHook(() => useOnFirstUse(load)).unmount();
  useUiState.setState({ isPageOpen: true });
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(load).not.toHaveBeenCalled();
});
