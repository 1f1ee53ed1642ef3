/** Variables of a run on real servers: the route of the plan takes them, run/advanced does not, and no answer keeps them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject } from '../../src/contract/json.ts';
import { VARIABLE_HEADER } from '../../src/flow/request/variable-header.ts';
import { maskRun } from '../../src/run/stream/mask-run.ts';
import { smallFlow } from './compared-flow.ts';
import { runAsPage } from './run-as-page.ts';
import { currentLangflow, currentRelease, flowOf, olderLangflow, publish, runAdvanced } from './servers.ts';
import { ask, type TestedServer } from './tested-server.ts';

/** Not the name of an earlier run of this suite, because the server stores variables. */
const NAME = `TB_RUN_VARIABLE_${process.pid}`;
/** The stored value, which the value of a run replaces. */
const STORED = 'stored-value-of-the-server';
const VALUE = 'canary-value of this run: é, 1';
const reverse = (text: string) => [...text].reverse().join('');
/** As it is escaped in JSON inside the JSON of an answer. */
const written = (text: string) => text.replace('é', '\\\\u00e9');

/** "Fields" answers with what it received. The server masks the value of a variable, so the secret comes back reversed. */
const flowThatLoads = (variable: string) =>
  smallFlow(
    `loads ${variable}`,
    [
      { id: 'ChatInput-v1', type: 'ChatInput' },
      { id: 'Fields-v1', type: 'Fields', values: { secret: variable } },
      { id: 'ChatOutput-v1', type: 'ChatOutput' },
    ],
    [
      ['ChatInput-v1', 'message', 'Fields-v1', 'text'],
      ['Fields-v1', 'received', 'ChatOutput-v1', 'input_value'],
    ],
  );

const request = { inputs: [{ input_value: 'hi' }] };

/** Publishes the flow, and lets its field load the variable. */
async function publishLoading(server: TestedServer, variable: string): Promise<string> {
  const id = await publish(server, flowThatLoads(variable));
  const { data } = await flowOf(server, id);
  for (const { id: node, data: inside } of data.nodes) {
    const field: unknown = inside.node?.template?.secret;
    if (node === 'Fields-v1' && isJsonObject(field)) field.load_from_db = true;
  }
  const changed = await ask(server, `/api/v1/flows/${id}`, { method: 'PATCH', body: JSON.stringify({ data }) });
  expect(changed.status).toBe(200);
  return id;
}

async function store(server: TestedServer, name: string): Promise<void> {
  const body = JSON.stringify({ name, value: STORED, type: 'Generic', default_fields: [] });
  expect((await ask(server, '/api/v1/variables/', { method: 'POST', body })).status).toBe(201);
}

describe.each([
  [currentRelease(), currentLangflow()],
  ['base 0.7.3', olderLangflow()],
])('the variables of a run on %s', (_release, server) => {
  let id = '';

  beforeAll(async () => {
    id = await publishLoading(server, NAME);
    await store(server, NAME);
  });

  it('replace the stored value by the planned route, and are masked in the saved run', async () => {
    const run = await runAsPage(server, id, request, undefined, [{ name: NAME, value: VALUE }]);
    expect(run.error).toBeNull();
    expect(run.plan.requests.map(({ transport }) => transport)).toEqual(['run-stream']);
    expect(run.replies.map(({ body }) => body).join()).toContain(written(reverse(VALUE)));
    expect(JSON.stringify({ ...run, replies: [], events: [], inputs: [], response: null })).not.toContain('canary');
    const masked = JSON.stringify(maskRun(run, [VALUE]));
    expect(masked).not.toContain('canary');
    expect(masked).toContain(NAME);
  });

  it('have no effect on run/advanced, which reports nothing', async () => {
    const plain = await runAdvanced(server, id, request);
    const answer = await runAdvanced(server, id, request, { [VARIABLE_HEADER + NAME]: VALUE });
    // Base 0.7.3 does not find the stored value on this route either, and fails.
    expect(answer.status).toBe(plain.status);
    expect(answer.text.includes(reverse(STORED))).toBe(plain.status === 200);
    expect(answer.text).not.toContain(written(reverse(VALUE)));
  });

  it('are not read if their name is in lower case', async () => {
    const name = NAME.toLowerCase();
    const loading = await publishLoading(server, name);
    await store(server, name);
    const run = await runAsPage(server, loading, request, undefined, [{ name, value: VALUE }]);
    expect(run.error).toBeNull();
    expect(run.replies.map(({ body }) => body).join()).toContain(reverse(STORED));
  });
});
