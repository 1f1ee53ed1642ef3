// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.tsx';
import { announceRuns } from './history/run-channel.ts';
import { runKeys } from './run-cache.ts';
import { useRunSummaries } from './use-runs.ts';

afterEach(cleanup);

function Runs() {
  return <p>{useRunSummaries().summaries.length}</p>;
}

it('reads the history once per change, however many components show it', async () => {
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
