// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { HistoryStrip } from '../../bench/history/history-strip.tsx';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
import type { Pane } from '../../shell/state/ui-state.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { NarrowPanes } from './narrow-panes.tsx';
import { WidePanes } from './wide-panes.tsx';

afterEach(cleanup);

const none = () => null;

function Page({ isNarrow }: { isNarrow: boolean }) {
  const history = <HistoryStrip onOpenFile={none} isListUp={false} onToggleList={none} />;
  return (
    <>
      <output>{useShownPart()}</output>
      {isNarrow ? (
        <NarrowPanes
          requestMark={null}
          tweaksMark={null}
          request={null}
          tweaks={null}
          results={null}
          history={history}
          footer={null}
          runId={null}
        />
      ) : (
        <>
          <WidePanes
            isCompact={false}
            requestSummary={null}
            tweaksSummary={null}
            renderRequest={none}
            renderTweaks={none}
            renderResults={none}
          />
          {history}
        </>
      )}
    </>
  );
}

it.each<[string, boolean, Pane, string]>([
  ['runs=a.b', false, 'history', 'compare'],
  ['mode=tests', false, 'history', 'tests'],
  ['runs=a.b', false, 'tweaks', 'bench'],
  ['runs=a.b', true, 'history', 'bench'],
])(
  'going to a pane leaves what hides it, and nothing else: "%s", narrow: %s, %s',
  async (search, isNarrow, pane, part) => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    onTestFinished(() => void vi.unstubAllGlobals());
    renderPage(<Page isNarrow={isNarrow} />, { search, runs: [answeredRun(['one'], { number: 1 })], isShown: false });
    const run = await screen.findByRole('button', { name: 'Run 1', hidden: true });
    act(() => goTo({ kind: 'pane', pane }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(part));
    if (pane === 'history') await waitFor(() => expect(document.activeElement).toBe(run));
  },
);
