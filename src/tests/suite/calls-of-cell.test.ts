import { describe, expect, it, onTestFinished } from 'vitest';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { langflow113, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { LANGFLOW_SERVER, sampleIndex } from '#run/testing/sample-run.ts';
import { searchText } from '../checks/search-text.ts';
import { validateData } from '../checks/validate-data.ts';
import { caseOf, suiteOf, turnOf } from '../testing/suite-of.ts';
import { checksCalls } from './calls-of-cell.ts';
import { runCell } from './run-cell.ts';

const message = { text_key: 'text', data: { text: 'Hello', id: 'm', run_id: 't1' } };
const result = { results: { message }, component_id: 'ChatOutput-o1', component_display_name: 'Chat Output' };
const end = { event: 'end', data: { result: { session_id: 's', outputs: [{ inputs: {}, outputs: [result] }] } } };
const time = (ms: number) => `2026-11-24T23:24:38.${ms}000Z`;
const tool = {
  ...{ id: 's2', name: 'find_order', type: 'tool', status: 'ok', startTime: time(620), endTime: time(630) },
  inputs: { order_id: 7731 },
};
const trace = {
  id: 't1',
  startTime: time(600),
  spans: [
    {
      ...{ id: 's1', name: 'Language Model', status: 'ok', startTime: time(610), endTime: time(650) },
      ...{ inputs: { temperature: 0.2, api_key: 'abc', note: 'low' }, outputs: { text: 'low' }, children: [tool] },
    },
  ],
};
const TRACES = '/api/v1/monitor/traces';

async function runOn(hasTraces: boolean, ...checks: SuiteCheck[]) {
  const server = await startAnswerServer({
    ...langflow113,
    'POST /api/v1/run/flow-1': { status: 200, body: `${JSON.stringify(end)}\n\n`, type: 'text/event-stream' },
    [`GET ${TRACES}`]: { status: 200, body: { traces: [trace] } },
    [`GET ${TRACES}/t1`]: { status: 200, body: trace },
  });
  onTestFinished(() => server.close());
  const found = { hasTraces, hasFiles: false, flows: 1, answeredInMs: 1 };
  const cell = await runCell(
    {
      suite: suiteOf({ variables: ['LEVEL'] }),
      flow: { id: 'flow-1', name: 'Sample' },
      index: sampleIndex,
      server: { ...LANGFLOW_SERVER, streamsWorkflows: false, found },
      connection: { kind: 'langflow', baseUrl: server.url, apiKey: null },
      timeouts: { totalMs: 5_000, idleMs: 5_000 },
      values: new Map([['LEVEL', 'low']]),
      sharedSession: 'tb-shared',
      begin: () => ({ id: 'run', startedAt: Date.now() }),
      newSession: () => 'tb-1',
      checkPorts: () => ({ search: searchText, validate: validateData, ask: async () => '' }),
    },
    {
      testCase: caseOf({ turns: [turnOf({ input: 'hi', checks })] }),
      variant: { name: 'Flow', tweaks: {} },
      repeat: 1,
    },
    new AbortController().signal,
  );
  return {
    cell,
    values: cell?.runs[0]?.inputs[0]?.values,
    reads: server.seen.filter(({ path }) => path.startsWith(TRACES)),
  };
}

describe('a check of calls', () => {
  it('is made from the trace, which no time of the cell includes', async () => {
    const begun = performance.now();
    const { cell, values } = await runOn(true, { 'tool-called': 'find_order' });
    expect(cell?.result).toMatchObject({ state: 'passed', checks: [{ state: 'passed' }] });
    // The trace is looked for after 300 ms.
    expect(cell?.result.timeMs).toBeLessThan(performance.now() - begun - 290);
    const [component] = values?.components ?? [];
    expect(component).toMatchObject({
      received: { temperature: 0.2, api_key: '••••••••' },
      calls: [{ name: 'find_order' }],
    });
    // The value of a variable of the suite.
    expect(component).toMatchObject({ received: { note: '••••••••' }, gave: { text: '••••••••' } });
  });

  it('misses a tool that was not called', async () => {
    const { cell } = await runOn(true, { not: { any: [{ 'tool-called': 'find_order' }] } });
    expect(cell?.result.state).toBe('failed');
  });

  it('is made from the answer alone on a server without traces', async () => {
    const { cell, reads } = await runOn(false, { 'tool-called': 'find_order' });
    expect(cell?.result.state).toBe('failed');
    expect(reads).toEqual([]);
  });
});

it('no trace is read, and no values are kept, for any other check', async () => {
  const { cell, values, reads } = await runOn(true, { reached: 'Language Model' }, { not: { contains: 'x' } });
  expect([cell?.runs.length, values, reads]).toEqual([1, undefined, []]);
});

it.each<[SuiteCheck, boolean]>([
  ['equals', false],
  [{ contains: 'tool-called' }, false],
  [{ 'tool-called': 'a' }, true],
  [{ not: { 'tool-called': 'a' } }, true],
  [{ all: ['equals', { any: [{ contains: 'a' }, { 'tool-called': 'a' }] }] }, true],
])('%j is a check of calls: %s', (check, expected) => {
  expect(checksCalls([check])).toBe(expected);
});
