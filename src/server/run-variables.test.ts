/** Variables of a run on the embedded server: run/advanced ignores their headers, as that of Langflow does. */
import { expect, it } from 'vitest';
import { isJsonObject } from '#contract/json.ts';
import { openTestApp, recordedExport } from './testing/test-app.ts';

const CANARY = 'canary-value';

it('run/advanced does not take the variables of a run from headers, and does not log them', async () => {
  const flow = structuredClone(recordedExport('prompt'));
  let changed = 0;
  for (const { data } of flow.data.nodes) {
    const template: unknown = data.node?.template?.template;
    if (isJsonObject(template))
      changed += Object.assign(template, { value: 'RUN_VARIABLE', load_from_db: true }) ? 1 : 0;
  }
  expect(changed).toBe(1);
  await using app = await openTestApp();
  expect((await app.json('POST', '/api/v1/flows/', { ...flow, endpoint_name: 'loads' })).status).toBe(201);
  const run = (headers: Record<string, string>) =>
    app.json('POST', '/api/v1/run/advanced/loads', { inputs: [{ input_value: 'hi' }] }, headers);
  const without = await run({});
  expect(JSON.stringify(without.body)).toContain('uses the global variable RUN_VARIABLE');
  expect(await run({ 'x-langflow-global-var-RUN_VARIABLE': CANARY })).toEqual(without);
  expect(JSON.stringify(app.logged)).not.toContain(CANARY);
});
