// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';
import { useShownPart } from '../shell/navigation/use-url-key.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { BesideDialog } from '../shell/ui/layout/beside-dialog.tsx';
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

/** As the page does, with the bench under Compare, and one more dialog beside it. */
function Page() {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [isOther, setOther] = useState(true);
  const other = useRef<HTMLElement>(null);
  const part = useShownPart();
  return (
    <>
      <div hidden={part !== 'bench'}>
        <PlanPart isNarrow={false} />
        {isOther && (
          <BesideDialog ref={other} titleId="other" className={undefined} onClose={() => setOther(false)}>
            <h2 id="other">Another</h2>
          </BesideDialog>
        )}
      </div>
      <button type="button" onClick={() => setOverlay('runs')}>
        Show runs
      </button>
      <PageOverlays overlay={overlay} onOverlay={setOverlay} onOpenFile={nothing} commands={commands} />
    </>
  );
}

it('Escape closes All runs, then Compare, then each panel of the bench, and only then stops the run in progress', async () => {
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
  await waitFor(() => expect(dialogs()).toEqual([]));
  await waitFor(() => expect(useUiState.getState().besides).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Show runs' }));
  await screen.findByRole('dialog', { name: 'All runs' });
  const press = async () => {
    // The focus is in the page, which is in use below them.
    act(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await user.keyboard('{Escape}');
  };
  await press();
  expect(dialogs()).toEqual([]);
  expect(addresses).toEqual([]);
  await press();
  await waitFor(() => expect(addresses.at(-1)).not.toContain('runs='));
  expect(dialogs()).toHaveLength(2);
  await press();
  expect(dialogs()).toHaveLength(1);
  await press();
  expect(dialogs()).toEqual([]);
  expect(stop).not.toHaveBeenCalled();
  await press();
  expect(stop).toHaveBeenCalledOnce();
});
