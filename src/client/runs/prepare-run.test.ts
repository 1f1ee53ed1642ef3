// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { startAnswerServer } from '#run/testing/langflow-answers.ts';
import { LANGFLOW_SERVER, sampleDraft, sampleFlow, sampleIndex } from '#run/testing/sample-run.ts';
import { analyseTweaks } from '../bench/draft/analysis/analyse-draft.ts';
import { createAnalysisStore, type DraftAnalysis } from '../draft/analysis/draft-analysis.ts';
import { flowKeys } from '../shell/api/flow-keys.ts';
import { relayQuery } from '../shell/api/relay-query.ts';
import { useUiState } from '../shell/state/ui-state.ts';
import { createPageServices } from './page-services.ts';
import { findServer, findTimeouts, prepareRun } from './prepare-run.ts';

const connection: Connection = { kind: 'langflow', baseUrl: 'http://langflow', apiKey: null };
const flow = {
  id: 'flow-1',
  name: 'Sample',
  flow: sampleFlow,
  index: sampleIndex,
  suggested: null,
  isSample: false,
};
const input = (value: string) => ({ id: value, value, components: [], type: 'any' as const });

async function planOf(changes: Partial<RequestDraft>) {
  const client = new QueryClient();
  client.setQueryData(flowKeys.server(connection), LANGFLOW_SERVER);
  const draft = sampleDraft({ stream: false, inputs: [input('one'), input('two')], ...changes });
  const ready = await prepareRun(createPageServices(client), connection, { draft, flow });
  if (!('prepared' in ready)) throw new Error('not prepared');
  return ready.prepared.plan;
}

describe('prepareRun', () => {
  it('uses the proposed plan if nothing was chosen', async () => {
    const { requests, concurrency } = await planOf({});
    expect([requests.length, concurrency]).toEqual([2, 1]);
  });

  it('uses the choices for the plan', async () => {
    expect((await planOf({ choices: { ...DEFAULT_CHOICES, requestsAtOnce: 4 } })).concurrency).toBe(2);
    expect((await planOf({ choices: { ...DEFAULT_CHOICES, asOneRequest: true } })).requests).toHaveLength(1);
    const insisted = await planOf({ stream: true, choices: { ...DEFAULT_CHOICES, advancedOnly: true } });
    expect(insisted.requests.map(({ transport }) => transport)).toEqual(['advanced-json', 'advanced-json']);
  });
});

describe('the analysis of the form', () => {
  const draft = sampleDraft({ stream: false, tweaksText: '{ "Model-m1": { "temperature": 0.4 } }' });

  async function prepareWith(analysis: DraftAnalysis, changes: Partial<RequestDraft> = {}) {
    const client = new QueryClient();
    client.setQueryData(flowKeys.server(connection), LANGFLOW_SERVER);
    const options = { draft: { ...draft, ...changes }, flow, analysis };
    const ready = await prepareRun(createPageServices(client), connection, options);
    if (!('prepared' in ready)) throw new Error('not prepared');
    return ready.prepared.run;
  }

  /** An analysis with wrong content, so that a test sees whether it was used. */
  function untrue(): DraftAnalysis {
    const analysis = createAnalysisStore().getState();
    const made = analyseTweaks(draft, flow, LANGFLOW_SERVER, analysis);
    expect(made.report.verdicts).toHaveLength(1);
    analysis.parsed.last = {
      source: draft.tweaksText,
      text: parseTweaksText('{ "Model-m1": { "api_key": "canary" } }'),
    };
    return { ...analysis, report: { ...made.report, verdicts: [] } };
  }

  it('is not made again: its text is not parsed, and its verdicts are not matched', async () => {
    const run = await prepareWith(untrue());
    expect(run.request.tweaks).toEqual({ 'Model-m1': { api_key: SECRET_MASK } });
    expect(run.draft.tweaksText).toContain('api_key');
    expect(run.predicted).toEqual([]);
  });

  it('is not used for another text or other inputs', async () => {
    const other = '{ "Model-m1": { "temperature": 0.5 } }';
    const run = await prepareWith(untrue(), { tweaksText: other });
    expect([run.request.tweaks, run.draft.tweaksText]).toEqual([{ 'Model-m1': { temperature: 0.5 } }, other]);
    expect(run.predicted).toMatchObject([{ path: ['Model-m1', 'temperature'] }]);
    const inputs = [{ ...input('one'), components: ['ChatInput-q1'] }];
    expect((await prepareWith(untrue(), { inputs })).predicted).not.toEqual([]);
  });
});

describe('variables of a run', () => {
  const row = (id: string, name: string) => ({ id, name });

  async function prepare(variables: RequestDraft['variables'], values: [string, string][]) {
    useUiState.setState({ variableValues: new Map(values) });
    const client = new QueryClient();
    client.setQueryData(flowKeys.server(connection), LANGFLOW_SERVER);
    const draft = sampleDraft({ stream: false, variables });
    return prepareRun(createPageServices(client), connection, { draft, flow });
  }

  it('are sent with their values, which the run does not have and masks in the answer', async () => {
    const ready = await prepare([row('1', 'KEY'), row('2', 'EMPTY')], [['1', 'canary-value']]);
    if (!('prepared' in ready)) throw new Error('not prepared');
    const { plan, run, secrets } = ready.prepared;
    expect(plan.requests[0]?.headers).toContainEqual(['X-LANGFLOW-GLOBAL-VAR-KEY', 'canary-value']);
    expect(secrets).toContain('canary-value');
    expect(JSON.stringify(plan)).not.toContain('EMPTY');
    expect(JSON.stringify(run)).toContain('KEY');
    expect(JSON.stringify(run)).not.toContain('canary');
  });

  it('keep the run from being sent while one is wrong', async () => {
    expect(await prepare([row('1', 'MY KEY')], [['1', 'x']])).toMatchObject({
      problems: [{ field: 'variables', message: expect.stringMatching(/^Variable MY KEY: /) }],
    });
  });
});

describe('findServer', () => {
  it('does not delay a run for long if the server is slow', async () => {
    const server = await startAnswerServer({ 'GET /api/v1/version': () => new Promise(() => {}) });
    const hung: Connection = { ...connection, baseUrl: server.url };
    const found = await findServer(new QueryClient(), hung, 20).finally(() => server.close());
    expect([found.kind, found.found]).toEqual(['langflow', undefined]);
  });
});

describe('the limits of a run', () => {
  it('are those of the relay, which waits a little longer, so that the page reports a time-out itself', async () => {
    const client = new QueryClient();
    const limits = { totalMs: 60_000, idleMs: 2_500, bodyBytes: 1 };
    client.setQueryData(relayQuery.queryKey, { configured: null, limits });
    expect(await findTimeouts(client, { ...connection, baseUrl: '/relay/a' })).toEqual({
      totalMs: 60_000,
      idleMs: 2_500,
    });
  });
});
