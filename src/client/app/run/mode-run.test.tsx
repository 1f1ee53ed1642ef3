// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useProvideModeRun } from '../../shell/navigation/use-provide-mode-run.ts';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
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
  return <p>{useShownPart()}</p>;
}

function renderIn(search: string, hasSuite = true) {
  renderPage(
    <RunCommandProvider>
      <RunButton />
      <Mode />
      {hasSuite && <TestsShown />}
    </RunCommandProvider>,
    { search: `flow=flow-1&mode=tests${search}` },
  );
}

it('in Tests the button and the shortcut run the suite, without leaving Tests', async () => {
  start.mockClear();
  renderIn('');
  screen.getByRole('button', { name: 'Run all' }).click();
  act(() => run());
  expect(start).toHaveBeenCalledTimes(2);
  expect(screen.getByText('tests')).toBeDefined();
});

it('over Tests, Compare is closed by Run, which runs the suite', async () => {
  start.mockClear();
  renderIn('&runs=a.b');
  expect(screen.getByText('compare')).toBeDefined();
  act(() => screen.getByRole('button', { name: 'Run all' }).click());
  expect(start).toHaveBeenCalledOnce();
  expect(await screen.findByText('tests')).toBeDefined();
});

it('while Tests is being loaded there is nothing to run, and the shortcut says so', () => {
  renderIn('', false);
  expect(screen.queryByRole('button')).toBeNull();
  act(() => run());
  expect(screen.getByText('tests')).toBeDefined();
  expect(screen.getByText('Nothing can be run here')).toBeDefined();
});
