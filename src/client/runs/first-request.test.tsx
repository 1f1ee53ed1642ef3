// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { startFaultServer } from '#run/testing/fault-server.ts';
import { sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { ConnectionProvider } from '../shell/api/connection-provider.tsx';
import { useOwnRuns } from './history/own-runs.ts';
import { createPageServices } from './page-services.ts';
import { PageServicesProvider } from './page-services-provider.tsx';
import { readRun } from './run-cache.ts';
import { useStartRun } from './use-start-run.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the first request is sent before the page renders the run, which this browser then knows as its own', async () => {
  const server = await startFaultServer();
  onTestFinished(() => server.close());
  const client = new QueryClient();
  const services = createPageServices(client);
  const connection = { kind: 'embedded', baseUrl: server.url, apiKey: null } as const;
  const hook = renderHook(() => useStartRun(), {
    wrapper: ({ children }) => (
      <PageServicesProvider services={services}>
        <ConnectionProvider initial={connection}>{children}</ConnectionProvider>
      </PageServicesProvider>
    ),
  });
  const sent = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => sent.mockRestore());
  let sentBefore: number | null = null;
  const stopListening = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'added' || query.queryKey[1] !== 'run') return;
    // In a task of its own, like the notification of the views.
    setTimeout(() => {
      sentBefore ??= sent.mock.calls.filter(([address]) => String(address).includes('/run/advanced/')).length;
    });
  });
  onTestFinished(stopListening);
  const flow = {
    id: 'good-stream',
    name: 'Sample',
    flow: sampleFlow,
    index: sampleIndex,
    suggested: null,
    isSample: false,
  };
  const outcome = await act(() => hook.result.current.start({ draft: sampleDraft(), flow }));
  const id = 'started' in outcome ? outcome.started : '';
  await expect.poll(() => readRun(client, id)?.status).toBe('done');
  expect(sentBefore).toBe(1);
  expect(renderHook(useOwnRuns).result.current).toEqual([id]);
});
