/**
 * Runs before every test file: unexpected console output fails the test, time-outs are long enough for a busy machine, and
 * the shared UI state is reset between tests.
 */
import { afterEach, beforeEach, expect, vi } from 'vitest';

/** On a busy machine the page may take seconds for what it usually does at once. */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 10_000 });
  const { useUiState } = await import('../state/ui-state.ts');
  afterEach(() => useUiState.setState(useUiState.getInitialState(), true));
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(calls, 'unexpected console output').toEqual([]);
});
