// @vitest-environment happy-dom

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ofBoth } from '#run/compare/run-pair.ts';
import { makeEvidence } from '#run/evidence/evidence-file.ts';
import { exportRun } from '#run/export/export-run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { useOwnRuns } from '../../runs/history/own-runs.ts';
import { useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { HistoryStrip } from '../history/history-strip.tsx';
import { useOpenEvidence } from './use-open-evidence.ts';

const workspace = workspaceForEachTest();

afterEach(cleanup);

interface Page {
  open: (file: File) => Promise<void>;
  shownRunId: string | null;
  own: readonly string[];
}

function Probe({ onPage }: { onPage: (page: Page) => void }) {
  onPage({ open: useOpenEvidence(), shownRunId: useShownRunId(), own: useOwnRuns() });
  return null;
}

it('opening a comparison asks whether the server has its runs, without a 404', async () => {
  let page: Page | null = null;
  renderPage(
    <Probe
      onPage={(now) => {
        page = now;
      }}
    />,
  );
  const opened = (): Page =>
    page ?? { open: () => Promise.reject(new Error('nothing rendered')), shownRunId: null, own: [] };
  const runs = ofBoth([1, 2], (number) => ({ ...answeredRun([`Hi ${number}`], { number }), id: `run-${number}` }));
  const { text } = await makeEvidence(runs, new Date());
  await act(() => opened().open(new File([text], 'compared.html')));
  const requests = workspace().seen.filter((request) => request.startsWith('GET /workspace/v1/runs/'));
  expect(requests).toEqual([1, 2].map((number) => `GET /workspace/v1/runs/run-${number}?missing=204`));
  // They are no runs of others.
  expect(opened().own).toEqual(['run-2', 'run-1']);
});

it('the run of a file is shown even if the server does not take it, with a message', async () => {
  let page: Page | null = null;
  const { services } = renderPage(
    <>
      <Probe
        onPage={(now) => {
          page = now;
        }}
      />
      <HistoryStrip onOpenFile={() => undefined} isListUp={false} onToggleList={() => undefined} />
    </>,
  );
  useUiState.setState({ isPageOpen: true });
  const now = (): Page => {
    if (page === null) throw new Error('nothing rendered');
    return page;
  };
  workspace().fault = 0;
  const history = await services.openHistory();
  const run = answeredRun(['Hi']);
  const { text } = exportRun(run, new Date());
  await act(() => now().open(new File([text], 'run.json')));
  expect(await screen.findByText(/1 run waits in this tab/)).toBeTruthy();
  // The run gets another id, because the server may have one with this id.
  const id = now().shownRunId ?? '';
  expect(id).not.toBe(run.id);
  expect(await history.get(id)).toMatchObject({ inputs: run.inputs });
});
