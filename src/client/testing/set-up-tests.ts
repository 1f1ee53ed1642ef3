/**
 * Before every file of tests: unexpected console output fails the test that made it, a busy machine gets its time, and no
 * test sees what another left in the state that the page shares.
 */
import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A page under test takes seconds on a busy machine for what it usually does at once. */
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
