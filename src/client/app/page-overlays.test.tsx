// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { renderPage } from '../testing/render-page.tsx';
import { windowSizeForEachTest } from '../testing/window-size.ts';
import { type Overlay, PageOverlays } from './page-overlays.tsx';
import { PlanPart } from './plan-part.tsx';
import { type RunCommand, RunCommandContext } from './run/run-command.ts';

windowSizeForEachTest(1440, 900);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const nothing = () => undefined;
const commands = {
  openPalette: nothing,
  openHelp: nothing,
  openAllRuns: nothing,
  copyLink: nothing,
  importFiles: async () => undefined,
  present: nothing,
};

function Page() {
  const [overlay, setOverlay] = useState<Overlay | null>('runs');
  return (
    <>
      <PlanPart isNarrow={false} />
      <PageOverlays overlay={overlay} onOverlay={setOverlay} onOpenFile={nothing} commands={commands} />
    </>
  );
}

it('Escape closes All runs, then Compare, then What will be sent, and only then stops the run in progress', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const stop = vi.fn();
  const running = { ...summarizeRun(answeredRun(['one']), ''), startedClock: 0 };
  const command: RunCommand = { label: 'Run', run: nothing, stop, running, tests: null, blocker: null, hint: null };
  useUiState.setState({ isPlanShown: true });
  const { user, addresses } = renderPage(
    <RunCommandContext value={command}>
      <Page />
    </RunCommandContext>,
    { search: 'runs=a.b' },
  );
  const dialogs = () => screen.queryAllByRole('dialog').map((dialog) => dialog.querySelector('h2')?.textContent);
  await screen.findByRole('dialog', { name: 'All runs' });
  await screen.findByRole('dialog', { name: 'What will be sent' });
  const press = async () => {
    // The focus is in the page, which is in use below them.
    act(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await user.keyboard('{Escape}');
  };
  await press();
  expect(dialogs()).toEqual(['What will be sent']);
  expect(addresses).toEqual([]);
  await press();
  await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
  expect(dialogs()).toEqual(['What will be sent']);
  await press();
  expect(dialogs()).toEqual([]);
  expect(stop).not.toHaveBeenCalled();
  await press();
  expect(stop).toHaveBeenCalledOnce();
});
