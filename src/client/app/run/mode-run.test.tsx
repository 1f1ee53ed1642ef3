// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useProvideModeRun } from '../../shell/navigation/use-provide-mode-run.ts';
import { useMode } from '../../shell/navigation/use-url-key.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RunButton } from './run-button.tsx';
import { useRunCommand } from './run-command.ts';
import { RunCommandProvider } from './run-command-provider.tsx';

afterEach(cleanup);

const start = vi.fn();
let run = () => {};

function TestsShown() {
  useProvideModeRun('Run all', start);
  return null;
}

function Mode() {
  ({ run } = useRunCommand());
  return <p>{useMode()}</p>;
}

function renderIn(mode: 'tests' | 'compare') {
  renderPage(
    <RunCommandProvider>
      <RunButton />
      <Mode />
      {mode === 'tests' && <TestsShown />}
    </RunCommandProvider>,
    { search: `flow=flow-1&mode=${mode}` },
  );
}

it('in Tests the button and the shortcut run the suite, without leaving Tests', async () => {
  renderIn('tests');
  screen.getByRole('button', { name: 'Run all' }).click();
  act(() => run());
  expect(start).toHaveBeenCalledTimes(2);
  expect(screen.getByText('tests')).toBeDefined();
});

it('in Compare there is nothing to run, and the shortcut does nothing', () => {
  renderIn('compare');
  expect(screen.queryByRole('button')).toBeNull();
  act(() => run());
  expect(screen.getByText('compare')).toBeDefined();
  expect(screen.getByText('Run works in Bench and Tests')).toBeDefined();
});
