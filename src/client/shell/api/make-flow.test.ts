import { expect, it, onTestFinished } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import type { Connection } from '#run/model/connection.ts';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { startVersionsServer, VERSIONED_FLOW, VERSIONED_PROMPT } from '#run/testing/versions-server.ts';
import { fieldsToWrite } from '#run/translation/write-tweaks.ts';
import { fetchJson } from './fetch-json.ts';
import { makeFlow } from './make-flow.ts';
import { parseFlowDetail } from './parse-flows.ts';
import { activateVersion } from './versions-query.ts';

async function open() {
  const langflow = await startVersionsServer();
  onTestFinished(() => langflow.close());
  langflow.edit('Old prices.');
  const connection: Connection = { kind: 'langflow', baseUrl: langflow.url, apiKey: 'sk-test-key' };
  const { id } = VERSIONED_FLOW;
  const flow = parseFlowDetail(await fetchJson(connection, endpoints.flow(id)), id);
  const tweaks = { [VERSIONED_PROMPT]: { template: 'New prices.' } };
  const written = fieldsToWrite(flow.index, tweaks, LANGFLOW_SERVER.rules) ?? [];
  const changes = () => langflow.seen.filter(({ method }) => method !== 'GET').map(({ method }) => method);
  return { langflow, connection, flow, changes, make: () => makeFlow(connection, flow, written) };
}

it('making tweaks the flow saves a version before the fields are written, and the version restores the flow', async () => {
  const { langflow, connection, flow, changes, make } = await open();
  const made = await make();
  expect(made).toMatchObject({ flow: 'written', failure: null, snapshot: { number: 1 } });
  expect(langflow.template()).toBe('New prices.');
  expect(changes()).toEqual(['POST', 'PATCH']);
  // Measured right after runs: the server is busy once, and then does it.
  langflow.failNext('activate');
  await activateVersion(connection, flow.id, made.snapshot?.id ?? '');
  expect(langflow.template()).toBe('Old prices.');
});

it('making tweaks the flow changes nothing if no version can be saved', async () => {
  const { langflow, changes, make } = await open();
  langflow.failNext('snapshot', 9);
  expect(await make()).toMatchObject({ flow: 'unchanged', snapshot: null, failure: { name: 'RequestError' } });
  expect(langflow.template()).toBe('Old prices.');
  expect(changes()).not.toContain('PATCH');
}, 20_000);

it('the outcome says that the flow is unchanged if the server does not write it, and names the version', async () => {
  const { langflow, make } = await open();
  langflow.failNext('PATCH', 9);
  expect(await make()).toMatchObject({ flow: 'unchanged', snapshot: { number: 1 }, failure: { name: 'RequestError' } });
}, 20_000);

it('the flow is read again when the answer is lost, because the change may have been made', async () => {
  const { langflow, make } = await open();
  langflow.loseNextAnswer();
  expect(await make()).toMatchObject({ flow: 'written', snapshot: { number: 1 }, failure: { name: 'RequestError' } });
});

it('a flow that somebody edited since is not overwritten', async () => {
  const { langflow, changes, make } = await open();
  langflow.edit('Edited elsewhere.');
  const made = await make();
  expect(made).toMatchObject({ flow: 'unchanged', snapshot: null });
  expect(made.failure?.message).toMatch(/^The flow changed on the server/);
  expect(changes()).toEqual([]);
});
