// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { sampleRun } from '#run/testing/sample-run.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { renderPage } from '../testing/render-page.tsx';
import { openTestWorkspace } from '../testing/test-workspace.ts';
import { openCells } from './cells/open-cells.ts';
import { announceRuns } from './history/run-channel.ts';
import { RUN_DEFAULTS, runKeys } from './run-cache.ts';
import { useRun, useRunSummaries } from './use-runs.ts';

afterEach(cleanup);

function Runs() {
  return <p>{useRunSummaries().summaries.length}</p>;
}

/** What each render of a component of the shown run had. */
const shown: string[] = [];

function RunTitle({ id }: { id: string }) {
  shown.push(id);
  return <h1>{id}</h1>;
}

function Shown() {
  const [id, show] = useState('first');
  useRun(id);
  return (
    <>
      <RunTitle id={id} />
      {['first', 'second'].map((name) => (
        <button type="button" key={name} onClick={() => show(name)}>
          {name}
        </button>
      ))}
    </>
  );
}

function RunState({ id }: { id: string }) {
  const { run, problem, isLoading } = useRun(id);
  return <p>{isLoading ? 'loading' : (problem ?? `${run?.status} ${run?.isLeft}`)}</p>;
}

it('the history is read once per change, however many components show it', async () => {
  const { client } = renderPage(
    <>
      <Runs />
      <Runs />
      <Runs />
    </>,
  );
  let reads = 0;
  client.getQueryCache().subscribe((event) => {
    const isRead = event.type === 'updated' && event.action.type === 'fetch';
    if (isRead && event.query.queryHash === JSON.stringify(runKeys.summaries)) reads += 1;
  });
  for (const expected of [1, 2]) {
    announceRuns();
    await waitFor(() => expect(reads).toBeGreaterThanOrEqual(expected));
    await waitFor(() => expect(client.isFetching()).toBe(0));
    expect(reads).toBe(expected);
  }
});

it('a view says that another page has the run, and shows it once that page was left', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const workspace = await openTestWorkspace();
  onTestFinished(() => workspace[Symbol.asyncDispose]());
  const { history: elsewhere } = openCells(() => null);
  const run = { ...sampleRun(), number: await elsewhere.nextNumber() };
  await elsewhere.begin(run);
  useUiState.setState({ isPageOpen: true });
  renderPage(<RunState id={run.id} />);
  await screen.findByText(/^Another page has it at the moment/);
  await elsewhere.release(run.id);
  await vi.advanceTimersByTimeAsync(6_000);
  await screen.findByText('stopped true');
});

it('a view renders once more after another run was shown, so that the memory of the first is freed', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  renderPage(<Shown />);
  for (const name of ['second', 'first']) act(() => screen.getByRole('button', { name }).click());
  const before = shown.length;
  act(() => void vi.advanceTimersByTime(RUN_DEFAULTS.gcTime));
  expect(shown.slice(before)).toEqual(['first']);
});
