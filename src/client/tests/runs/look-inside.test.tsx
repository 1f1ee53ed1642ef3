// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { type AnswerServer, langflow113, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { savedCell, savedResult } from '#server/testing/sent-suites.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { useCells } from './use-cells.ts';

const workspace = workspaceForEachTest();
const JSON_TYPE = { 'content-type': 'application/json' };
const put = (path: string, body: object) => workspace().ask('PUT', path, JSON.stringify(body), JSON_TYPE);
const key = { case: 0, variant: 0, repeat: 0 };
const time = (ms: number) => new Date(Date.now() + ms).toISOString();
const TRACES = '/api/v1/monitor/traces';

let langflow: AnswerServer;
beforeEach(async () => {
  const spans = [{ name: 'Language Model', status: 'ok', startTime: time(1), endTime: time(2), inputs: { words: 6 } }];
  const trace = { id: 't1', startTime: time(0), spans };
  langflow = await startAnswerServer({
    ...langflow113,
    [`GET ${TRACES}`]: { status: 200, body: { traces: [trace] } },
    [`GET ${TRACES}/t1`]: { status: 200, body: trace },
  });
  const suite = { kind: 'tests', flow: { id: 'f', name: 'F' }, address: null, name: 's', body: {}, rows: 0 };
  await put('/suites/s', suite);
  await put('/results/r', savedResult('s'));
});
afterEach(async () => {
  cleanup();
  await langflow.close();
});

function Look() {
  const { lookInside } = useCells();
  return (
    <button type="button" onClick={() => void lookInside({ result: 'r', key })}>
      Look
    </button>
  );
}

/** The reply names its trace, by the id of the run of the graph. */
function cellRun(): Run {
  const run = answeredRun(['fine']);
  const message = { text_key: 'text', data: { text: 'fine', id: 'm', run_id: 't1' } };
  const inputs = run.inputs.map((input) => ({
    ...input,
    outputs: input.outputs.map((output) => ({ ...output, result: { ...output.result, results: { message } } })),
  }));
  const { address: _address, ...rest } = run;
  return { ...rest, id: 'cell-run', startedAt: Date.now(), flow: { id: 'flow-1', name: 'Sample' }, inputs };
}

async function look(server: typeof LANGFLOW_SERVER) {
  const run = cellRun();
  await put('/results/r/cells', { term: 0, cells: [savedCell(0, 'fine', { run: JSON.parse(JSON.stringify(run)) })] });
  const page = await act(async () =>
    renderPage(
      <Suspense>
        <Look />
      </Suspense>,
      { server, baseUrl: server.kind === 'langflow' ? langflow.url : '' },
    ),
  );
  await page.user.click(await screen.findByRole('button', { name: 'Look' }));
  await expect.poll(() => page.addresses.at(-1)).toMatch(/view=inside/);
  expect(page.addresses.at(-1)).toContain('run=cell-run');
  const history = await page.services.openHistory();
  return async () => (await history.get('cell-run'))?.inputs[0];
}

it('the trace of a cell is read when somebody looks inside it', async () => {
  const input = await look(LANGFLOW_SERVER);
  await expect
    .poll(async () => (await input())?.values, { timeout: 5_000 })
    .toMatchObject({
      components: [{ received: { words: 6 } }],
    });
  expect((await input())?.noValues).not.toBe('not-kept');
});

it('a cell of the embedded engine says that none are kept', async () => {
  const input = await look(EMBEDDED_SERVER);
  await expect.poll(async () => (await input())?.noValues).toBe('not-kept');
  expect(langflow.seen).toEqual([]);
});
