/** Renders a part of the page inside all of its providers, with runs and a flow already in the cache. */
import { MantineProvider } from '@mantine/core';
import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import type { People, WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import { EMBEDDED_SERVER, sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { DraftProvider } from '../bench/draft/draft-provider.tsx';
import { DraftAnalysisProvider } from '../bench/runs/draft-analysis-provider.tsx';
import { summarizeRun } from '../runs/history/run-summary.ts';
import type { OutboxLimits } from '../runs/history/waiting.ts';
import { createPageServices } from '../runs/page-services.ts';
import { PageServicesProvider } from '../runs/page-services-provider.tsx';
import { runKeys, writeRun } from '../runs/run-cache.ts';
import { ConnectionProvider } from '../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { type RelayFacts, relayQuery } from '../shell/api/relay-query.ts';
import { workspaceKeys } from '../shell/api/workspace-query.ts';
import { NavigateProvider } from '../shell/navigation/navigate.tsx';
import { theme } from '../shell/theme/theme.tsx';

export interface PageOptions {
  /** Newest first; the first one is shown, unless `isShown` is false. */
  runs?: readonly Run[];
  isShown?: boolean;
  /** Query part of the address, for example `view=tree`. */
  search?: string;
  draft?: Partial<RequestDraft>;
  /** The server's list; null to fetch it. */
  samples?: readonly FlowSummary[] | null;
  /** Used instead of the sample flow; null while it is loading. */
  flow?: FlowDetail | null;
  /** Used instead of the embedded engine. */
  server?: ServerCapabilities;
  apiKey?: string | null;
  /** Address of the server, for tests that send real requests. */
  baseUrl?: string;
  /** What the page's own server says about its relay; null to fetch it. */
  relay?: RelayFacts | null;
  /** Who uses the page's own server; by default one person without a name. */
  you?: WorkspaceInfo['you'];
  people?: People;
  /** Who ran the runs, by id; the others have no name. */
  ranBy?: Readonly<Record<string, string>>;
  /** How much may wait to be saved. */
  outboxLimits?: OutboxLimits;
}

export const sampleDetail: FlowDetail = {
  id: 'flow-1',
  name: 'Sample',
  flow: sampleFlow,
  index: sampleIndex,
  suggested: null,
  isSample: false,
};

const keepDraft = (draft: RequestDraft) => draft;

/** The open flow is the sample flow of `#run/testing/sample-run.ts`. */
export function renderPage(
  part: ReactNode,
  {
    runs = [],
    isShown = true,
    search = '',
    draft = {},
    samples = [],
    flow = sampleDetail,
    server = EMBEDDED_SERVER,
    apiKey = null,
    baseUrl = '',
    relay = { configured: null, limits: null },
    you = { name: null, from: 'none' },
    people = [],
    ranBy = {},
    outboxLimits,
  }: PageOptions = {},
) {
  const connection = { kind: server.kind, baseUrl, apiKey } as const;
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const services = createPageServices(client, outboxLimits);
  if (flow) client.setQueryData(flowKeys.detail(connection, 'flow-1'), flow);
  if (samples) client.setQueryData(flowKeys.list(connection), samples);
  client.setQueryData(flowKeys.server(connection), server);
  if (relay) client.setQueryData(relayQuery.queryKey, relay);
  const stored = { count: runs.length, pinned: 0, bytes: 0, maxRuns: 20_000, maxBytes: 2e9 };
  client.setQueryData<WorkspaceInfo>(workspaceKeys.info, { you, runs: stored });
  client.setQueryData<People>(workspaceKeys.people, people);
  const summaries = runs.map((run) => ({
    ...summarizeRun(run, 'No tweaks'),
    person: ranBy[run.id] ?? null,
    version: 1,
  }));
  client.setQueryData(runKeys.summaries, { summaries, hasMore: false, problem: null });
  for (const run of runs) writeRun(client, run);
  const addresses: string[] = [];
  const shown = isShown && runs[0] ? `&run=${runs[0].id}` : '';
  const suggestion = { flowId: 'flow-1', draft: sampleDraft(draft) };
  const page = render(
    <PageServicesProvider services={services}>
      <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
        <NuqsTestingAdapter
          hasMemory
          searchParams={`?flow=flow-1${shown}&${search}`}
          onUrlUpdate={({ queryString }: UrlUpdateEvent) => addresses.push(queryString)}
        >
          <NavigateProvider>
            <ConnectionProvider initial={connection}>
              <DraftProvider
                flowId="flow-1"
                openFlow={() => undefined}
                suggestion={suggestion}
                isFlowPending={false}
                mask={flow && keepDraft}
              >
                <DraftAnalysisProvider>{part}</DraftAnalysisProvider>
              </DraftProvider>
            </ConnectionProvider>
          </NavigateProvider>
        </NuqsTestingAdapter>
      </MantineProvider>
    </PageServicesProvider>,
  );
  return { ...page, user: userEvent.setup(), client, services, addresses };
}
