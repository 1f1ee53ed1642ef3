// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleFlow } from '#run/testing/sample-run.ts';
import { createPageServices } from '../runs/page-services.ts';
import { PageServicesProvider } from '../runs/page-services-provider.tsx';
import { ConnectionProvider } from '../shell/api/connection-provider.tsx';
import { NavigateProvider } from '../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { useFirstFlow } from './use-first-flow.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

type Seen = [isChoosing: boolean, flowId: string | null, name: string | null];

function Probe({ seen }: { seen: Seen[] }) {
  seen.push([useFirstFlow(), useFlowId(), useOpenFlow()?.name ?? null]);
  return null;
}

/** Records what each render of a page without a flow in its address had. The server has one flow. */
function openPage(answerFlow: () => Promise<Response>): Seen[] {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const list = [{ id: 'flow-1', name: 'Sample', is_sample: true }];
  vi.stubGlobal('fetch', (url: URL | string) =>
    String(url).includes('flow-1') ? answerFlow() : Promise.resolve(Response.json(list)),
  );
  const seen: Seen[] = [];
  render(
    <PageServicesProvider services={createPageServices(new QueryClient())}>
      <MantineProvider env="test">
        <NuqsTestingAdapter hasMemory searchParams="">
          <NavigateProvider>
            <ConnectionProvider initial={{ kind: 'embedded', baseUrl: '', apiKey: null }}>
              <Probe seen={seen} />
            </ConnectionProvider>
          </NavigateProvider>
        </NuqsTestingAdapter>
      </MantineProvider>
    </PageServicesProvider>,
  );
  return seen;
}

it('the first flow is opened when it is loaded, so that the page is drawn only once', async () => {
  const seen = openPage(async () => Response.json({ ...sampleFlow, id: 'flow-1', name: 'Sample' }));
  await expect.poll(() => seen.at(-1)).toEqual([false, 'flow-1', 'Sample']);
  expect(seen).not.toContainEqual([expect.anything(), 'flow-1', null]);
});

it('the first flow is opened by its name if its content takes long', async () => {
  const answer = vi.fn(() => new Promise<Response>(() => undefined));
  const seen = openPage(answer);
  await expect.poll(() => answer.mock.calls.length).toBe(1);
  expect(seen.at(-1)).toEqual([true, null, null]);
  await act(() => vi.advanceTimersByTimeAsync(300));
  expect(seen.at(-1)).toEqual([false, 'flow-1', null]);
  expect(answer).toHaveBeenCalledTimes(1);
});
