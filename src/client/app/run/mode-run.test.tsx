// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useProvideModeRun } from '../../navigation/use-provide-mode-run.ts';
import { useMode } from '../../navigation/use-url-key.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RunButton } from './run-button.tsx';
import { useRunCommand } from './run-command.ts';
import { RunCommandProvider } from './run-command-provider.tsx';

afterEach(cleanup);

const start = vi.fn();
let run = () => {};

function BatchShown() {
  useProvideModeRun('Start batch', start);
  return null;
}

function Mode() {
  ({ run } = useRunCommand());
  return <p>{useMode()}</p>;
}

function renderIn(mode: 'batch' | 'compare') {
  renderPage(
    <RunCommandProvider>
      <RunButton />
      <Mode />
      {mode === 'batch' && <BatchShown />}
    </RunCommandProvider>,
    { search: `flow=flow-1&mode=${mode}` },
  );
}

it('in Batch the button and the shortcut start the batch, without leaving Batch', async () => {
  renderIn('batch');
  screen.getByRole('button', { name: 'Start batch' }).click();
  act(() => run());
  expect(start).toHaveBeenCalledTimes(2);
  expect(screen.getByText('batch')).toBeDefined();
});

it('in Compare there is nothing to run, and the shortcut does nothing', () => {
  renderIn('compare');
  expect(screen.queryByRole('button')).toBeNull();
  act(() => run());
  expect(screen.getByText('compare')).toBeDefined();
  expect(screen.getByText('Run works in Bench, Variants and Batch')).toBeDefined();
});
