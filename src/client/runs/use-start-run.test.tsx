// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { VALUES_HEADER } from '#contract/routes/values-endpoints.ts';
import type { FaultScenario } from '#run/testing/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '#run/testing/fault-server.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { ConnectionProvider } from '../shell/api/connection-provider.tsx';
import { useUiState } from '../shell/state/ui-state.ts';
import { sampleDetail } from '../testing/render-page.tsx';
import { workspaceForEachTest } from '../testing/test-workspace.ts';
import { createPageServices, type PageServices } from './page-services.ts';
import { PageServicesProvider } from './page-services-provider.tsx';
import { readRun, writeRun } from './run-cache.ts';
import { useRun, useRunPart, useRunSummaries } from './use-runs.ts';
import { type StartOutcome, useStartRun } from './use-start-run.ts';

workspaceForEachTest();

let server: FaultServer;
let client: QueryClient;
let services: PageServices;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());
beforeEach(() => {
  useUiState.setState({ isPageOpen: true });
  services = createPageServices(new QueryClient());
  client = services.client;
});

const flowOf = (id: FaultScenario) => ({ ...sampleDetail, id });

function Page({ children }: { children: ReactNode }) {
  return (
    <StrictMode>
      <PageServicesProvider services={services}>
        <ConnectionProvider initial={{ kind: 'embedded', baseUrl: server.url, apiKey: null }}>
          {children}
        </ConnectionProvider>
      </PageServicesProvider>
    </StrictMode>
  );
}

function renderStart() {
  return renderHook(() => useStartRun(), { wrapper: Page });
}

/** Records at every render the newest run, its status, and whether a run is in progress. */
function useStrip(drawn: string[]) {
  const strip = useRunSummaries();
  const id = strip.summaries[0]?.id ?? null;
  drawn.push(`${id} ${useRun(id).run?.status} ${useStartRun().running !== null}`);
  return strip;
}

function idOf(outcome: StartOutcome): string {
  if ('started' in outcome) return outcome.started;
  throw new Error(JSON.stringify(outcome));
}

async function start(hook: ReturnType<typeof renderStart>, scenario: FaultScenario, changes = {}, onlyInput?: number) {
  const options = { draft: sampleDraft(changes), flow: flowOf(scenario) };
  return act(() => hook.result.current.start(onlyInput === undefined ? options : { ...options, onlyInput }));
}

const statusOf = (id: string) => readRun(client, id)?.status;
const textOf = (id: string) => readRun(client, id)?.inputs[0]?.outputs[0]?.text;

describe('useStartRun', () => {
  it('runs once, streams into the cache and stores the run', async () => {
    const before = server.seen.length;
    const hook = renderStart();
    const drawn: string[] = [];
    const strip = renderHook(() => useStrip(drawn), { wrapper: Page });
    const id = idOf(await start(hook, 'good-stream'));
    await expect.poll(() => statusOf(id)).toBe('done');
    expect(readRun(client, id)).toMatchObject({ inputs: [{ outputs: [{ text: 'fine' }] }], server: 'Embedded engine' });
    expect(server.seen.slice(before)).toMatchObject([{ headers: { [VALUES_HEADER]: 'yes' } }]);
    await expect
      .poll(() => strip.result.current.summaries[0])
      .toMatchObject({ id, status: 'done', change: 'No tweaks' });
    const told = drawn.slice(drawn.findIndex((entry) => entry.startsWith(id)));
    expect(new Set(told)).toEqual(new Set([`${id} running true`, `${id} done false`]));
  });

  it('refuses a second run while one is in progress', async () => {
    const [hook, other] = [renderStart(), renderStart()];
    const [first, second] = await act(() =>
      Promise.all([
        hook.result.current.start({ draft: sampleDraft(), flow: flowOf('silent-stream') }),
        other.result.current.start({ draft: sampleDraft(), flow: flowOf('good-stream') }),
      ]),
    );
    expect(second).toEqual({ refused: 'A run is in progress: stop it first' });
    const id = idOf(first);
    await expect.poll(() => textOf(id)).toBe('One ');
    expect(hook.result.current.running).toMatchObject({ id, inputs: 1 });
    expect(await start(other, 'good-stream')).toEqual({ refused: 'A run is in progress: stop it first' });
    act(() => other.result.current.stop());
    await expect.poll(() => statusOf(id)).toBe('stopped');
    await expect.poll(() => hook.result.current.running).toBeNull();
  });

  it('keeps the partial text on Stop, closes the connection, and can run again', async () => {
    const hook = renderStart();
    const id = idOf(await start(hook, 'silent-stream'));
    await expect.poll(() => textOf(id)).toBe('One ');
    act(() => hook.result.current.stop());
    await expect.poll(() => statusOf(id)).toBe('stopped');
    expect(readRun(client, id)?.inputs[0]).toMatchObject({
      status: 'stopped',
      outputs: [{ text: 'One ', status: 'partial' }],
    });
    await expect.poll(() => server.seen.at(-1)?.isAborted).toBe(true);
    await expect.poll(() => hook.result.current.running).toBeNull();
    const next = idOf(await start(hook, 'good-stream'));
    await expect.poll(() => statusOf(next)).toBe('done');
    expect(readRun(client, next)?.number).toBeGreaterThan(readRun(client, id)?.number ?? 0);
  });

  it('continues when its views unmount, and is not sent again on focus, reconnect or remount', async () => {
    const before = server.seen.length;
    const hook = renderStart();
    const id = idOf(await start(hook, 'slow-bytes'));
    hook.unmount();
    for (const name of ['visibilitychange', 'focus', 'offline', 'online']) window.dispatchEvent(new Event(name));
    renderStart();
    await expect.poll(() => statusOf(id)).toBe('done');
    expect(textOf(id)).toBe('Grüße 👋');
    expect(server.seen.length - before).toBe(1);
  });

  it('says why the draft cannot be sent, and sends nothing', async () => {
    const before = server.seen.length;
    const hook = renderStart();
    expect(await start(hook, 'good', { tweaksText: '{' })).toMatchObject({ problems: [{ field: 'tweaks', line: 1 }] });
    expect(server.seen).toHaveLength(before);
    expect('started' in (await start(hook, 'good'))).toBe(true);
  });

  it('runs only one input', async () => {
    const inputs = ['one', 'two'].map((value) => ({ id: value, value, components: [], type: 'any' as const }));
    const id = idOf(await start(renderStart(), 'good-stream', { inputs }, 1));
    await expect.poll(() => statusOf(id)).toBe('done');
    expect(JSON.parse(server.seen.at(-1)?.body ?? '').inputs).toEqual([{ input_value: 'two' }]);
    expect(readRun(client, id)).toMatchObject({ onlyInput: 1, inputs: [{ index: 1, outputs: [{ text: 'fine' }] }] });
  });

  it('stores with the run that its question reached no component', async () => {
    const inputs = [{ id: 'a', value: 'Linus', components: [], type: 'text' as const }];
    const id = idOf(await start(renderStart(), 'good-stream', { inputs }));
    await expect.poll(() => client.isMutating()).toBe(0);
    const reopened = await createPageServices(new QueryClient()).openHistory();
    expect((await reopened.get(id))?.missed).toEqual([{ input: 0, saved: '' }]);
  });

  it('asks before the page is closed while a run is in progress, and not after', async () => {
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const hook = renderStart();
    expect(leave()).toBe(false);
    const id = idOf(await start(hook, 'silent-stream'));
    await expect.poll(() => textOf(id)).toBe('One ');
    expect(leave()).toBe(true);
    act(() => hook.result.current.stop());
    await expect.poll(() => hook.result.current.running).toBeNull();
    // The effect that removes the question runs after the render.
    await expect.poll(leave).toBe(false);
  });

  it('shows a failed run as a run', async () => {
    const id = idOf(await start(renderStart(), 'no-key'));
    await expect.poll(() => statusOf(id)).toBe('failed');
    expect(readRun(client, id)?.error).toMatchObject({ kind: 'key-refused' });
  });

  it('masks the secrets of the request, also where the server echoes them', async () => {
    const tweaksText = '{ "Model-m1": { "phrase": "sk-canary-0001" }, "words": 3 }';
    const id = idOf(await start(renderStart(), 'echo', { tweaksText }));
    await expect.poll(() => statusOf(id)).toBe('done');
    expect(server.seen.at(-1)?.body).toContain('sk-canary-0001');
    expect(textOf(id)).toContain('words');
    expect(JSON.stringify(readRun(client, id))).not.toContain('canary');
    await expect.poll(() => client.isMutating()).toBe(0);
    const stored = await (await services.openHistory()).get(id);
    expect(stored?.draft.tweaksText).toContain('phrase');
    expect(JSON.stringify(stored)).not.toContain('canary');
  });
});

describe('useRunPart', () => {
  it('has a run in progress, even if it was not shown for long', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const hook = renderStart();
    const id = idOf(await start(hook, 'silent-stream'));
    await expect.poll(() => textOf(id)).toBe('One ');
    await vi.advanceTimersByTimeAsync(20_000);
    const whole = renderHook(() => useRun(id), { wrapper: Page });
    expect(whole.result.current.run).toMatchObject({ status: 'running', inputs: [{ outputs: [{ text: 'One ' }] }] });
    act(() => hook.result.current.stop());
    await expect.poll(() => hook.result.current.running).toBeNull();
  });

  it('renders only when the part changes', async () => {
    const hook = renderStart();
    const id = idOf(await start(hook, 'silent-stream'));
    await expect.poll(() => textOf(id)).toBe('One ');
    const select = (run: { inputs: readonly unknown[] }) => run.inputs[0];
    let renders = 0;
    const part = renderHook(
      () => {
        renders += 1;
        return useRunPart(id, select);
      },
      { wrapper: Page },
    );
    const whole = renderHook(() => useRun(id), { wrapper: Page });
    const before = renders;
    const run = readRun(client, id);
    if (run) writeRun(client, { ...run, durationMs: 5 });
    await expect.poll(() => whole.result.current.run?.durationMs).toBe(5);
    expect(renders).toBe(before);
    if (run) writeRun(client, { ...run, inputs: run.inputs.map((input) => ({ ...input, status: 'done' })) });
    await expect.poll(() => part.result.current.part).toMatchObject({ status: 'done' });
    act(() => hook.result.current.stop());
    await expect.poll(() => hook.result.current.running).toBeNull();
  });

  it('reads a run from the history, and says if there is none', async () => {
    const id = idOf(await start(renderStart(), 'good-stream'));
    await expect.poll(() => statusOf(id)).toBe('done');
    await expect.poll(() => client.isMutating()).toBe(0);
    services = createPageServices(new QueryClient());
    const options = { wrapper: Page, initialProps: { shown: id } };
    const part = renderHook(({ shown }) => useRunPart(shown, (run) => run.number), options);
    expect(part.result.current).toEqual({ part: null, isLoading: true, problem: null });
    await expect.poll(() => part.result.current.part).toBeGreaterThan(0);
    part.rerender({ shown: 'unknown' });
    await expect.poll(() => part.result.current).toEqual({ part: null, isLoading: false, problem: null });
  });
});
