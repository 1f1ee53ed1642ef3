// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { BlindDialog } from './blind-dialog.tsx';
import { BlindView } from './blind-view.tsx';
import type { BlindRuns, BlindSetup } from './use-blind-runs.ts';

const workspace = workspaceForEachTest();
beforeEach(openNewBrowser);
afterEach(cleanup);

/** Your changes name a component that the flow does not have. */
const draft = { tweaksText: '{"Language Modell": {"words": 3}}' };
const IDLE = 'its only tweak was ignored, so this is the original flow. Did you mean Language Model?';

it('a vote says of a variant that it is idle, before it begins and when it is kept', async () => {
  const begun: BlindSetup[] = [];
  const dialog = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <BlindDialog flow={sampleDetail} onBegin={(setup) => begun.push(setup)} onClose={() => undefined} />
      </Suspense>,
      { draft },
    ),
  );
  expect((await screen.findByRole('note')).textContent?.trim()).toBe(`Your changes: ${IDLE}`);
  await dialog.user.click(screen.getByRole('button', { name: 'Begin the vote' }));
  cleanup();
  const [setup] = begun;
  if (!setup) throw new Error('The vote did not begin');

  const runs: BlindRuns = {
    left: answeredRun(['one']),
    right: answeredRun(['two']),
    problem: null,
    leftVariant: 0,
    isRightNext: false,
    isAnswered: true,
    ask: () => undefined,
    forget: () => undefined,
  };
  const question = { id: 'a', text: 'hi', onlyInput: null, components: [], type: 'any' as const };
  const view = renderPage(
    <BlindView
      setup={setup}
      runs={runs}
      question={question}
      text={null}
      runButton={null}
      onNext={() => undefined}
      onEnd={() => undefined}
    />,
  );
  await view.user.click(screen.getByRole('button', { name: 'Left is better' }));
  await waitFor(() => screen.getByText(/^1 vote so far/));
  const { votes } = JSON.parse(await (await workspace().ask('GET', '/votes')).text());
  expect(votes).toMatchObject([{ variants: [{ name: 'Your changes', idle: IDLE }, { name: 'Original flow' }] }]);
});
