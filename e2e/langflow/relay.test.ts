/**
 * What the page does directly in the stories, through the relay of the product: a real Langflow's answers arrive unchanged.
 * And what those stories cannot show, because their Langflow allows only the product's address: by default, any page may
 * read the answers.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../../src/contract/endpoints.ts';
import type { JsonValue } from '../../src/contract/json.ts';
import type { RunRequest } from '../../src/contract/run-request.ts';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { versionEndpoints } from '../../src/contract/versions/version-endpoints.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { answerText } from '../../src/run/export/text-of-answer.ts';
import { APPROVAL_FLOW } from '../../src/run/testing/approval-server.ts';
import { runAsPage } from './run-as-page.ts';
import {
  currentLangflow,
  currentRelease,
  embeddedServer,
  olderLangflow,
  publish,
  remove,
  runAdvanced,
} from './servers.ts';
import { ask, type TestedServer } from './tested-server.ts';

async function throughRelay(server: TestedServer): Promise<TestedServer> {
  const { url } = embeddedServer();
  const response = await ask(embeddedServer(), '/relay', { method: 'POST', body: JSON.stringify({ url: server.url }) });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  return { ...server, url: `${url}/relay/${id}` };
}

/** The text of each output of a run as the page makes it, and the routes that it took. */
async function runOf(server: TestedServer, flow: string, request: RunRequest, choice?: string) {
  const run = await runAsPage(server, flow, request, choice);
  return {
    routes: run.plan.requests.map(({ transport }) => transport),
    error: run.error,
    outputs: run.inputs.map(({ outputs }) => outputs.map((output) => [output.displayName, answerText(output)])),
  };
}

const RUNS: [string, RunRequest][] = [
  ['one input', { inputs: [{ input_value: 'hi' }] }],
  ['two inputs', { inputs: [{ input_value: 'Ada' }, { input_value: 'Grace' }] }],
  ['a stream', { inputs: [{ input_value: 'hi' }], stream: true }],
  ['a session', { inputs: [{ input_value: 'hi' }], session_id: `relayed-${process.pid}-${Date.now()}` }],
];

describe.each([
  [currentRelease(), currentLangflow()],
  ['base 0.7.3', olderLangflow()],
])('a Langflow behind the relay, %s', (release, server) => {
  let relayed = server;
  let flow = '';
  let deleted = '';

  beforeAll(async () => {
    relayed = await throughRelay(server);
    const chat = exportFromOutline(parseOutline(readRecording('flows/chat.json')));
    flow = await publish(server, { ...chat, name: 'relayed chat' });
    deleted = await publish(server, { ...chat, name: 'relayed deleted' });
    await remove(server, `/api/v1/flows/${deleted}`);
  });

  it.each(RUNS)('answers %s as it does directly', async (_name, request) => {
    const direct = await runOf(server, flow, request);
    expect(direct.error).toBeNull();
    expect(direct.outputs.flat()).not.toEqual([]);
    expect(await runOf(relayed, flow, request)).toEqual(direct);
  });

  it.each<[string, () => string, JsonValue]>([
    ['a deleted flow', () => deleted, {}],
    ['a tweak on code', () => flow, { tweaks: { 'Prompt-p1': { code: 'x' } } }],
    ['a component that fails', () => flow, { tweaks: { 'Echo LLM': { style: 'break off' } } }],
    ['an unknown session', () => flow, { session_id: 'tb-5f21' }],
    ['a bare number', () => flow, { tweaks: { words: 5 } }],
  ])('reports %s as it does directly', async (_name, id, body) => {
    const direct = await runAdvanced(server, id(), body);
    const answer = await runAdvanced(relayed, id(), body);
    expect([answer.status, answer.contentType]).toEqual([direct.status, direct.contentType]);
    if (direct.status !== 200 || direct.contentType.includes('html')) expect(answer.text).toBe(direct.text);
  });

  it('lists the same messages and versions', async () => {
    for (const path of [`${endpoints.messages}?flow_id=${flow}`, versionEndpoints.list(flow)]) {
      const [direct, answer] = [await ask(server, path), await ask(relayed, path)];
      expect(answer.status).toBe(direct.status);
      expect(await answer.text()).toBe(await direct.text());
    }
  });

  it('lets a page of any origin read the answers of the Langflow by default', async () => {
    const path = endpoints.runAdvanced(flow);
    const wanted = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-api-key',
    };
    const origin = 'http://elsewhere.example';
    const preflight = await fetch(server.url + path, { method: 'OPTIONS', headers: { origin, ...wanted } });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/x-api-key/i);
    const answer = await ask(server, path, { method: 'POST', body: '{}', headers: { origin } });
    for (const { headers } of [preflight, answer])
      expect(headers.get('access-control-allow-origin')).toMatch(/^(\*|http:\/\/elsewhere\.example)$/);
  });

  it.runIf(release === currentRelease())('asks a person as it does directly', async () => {
    const approval = await publish(server, { ...APPROVAL_FLOW, name: 'relayed approval' });
    const request = { inputs: [{ input_value: 'Ship it?' }] };
    const direct = await runOf(server, approval, request, 'approve');
    expect(direct.outputs.flat().join()).toContain('Ship it?');
    expect(await runOf(relayed, approval, request, 'approve')).toEqual(direct);
  });
});
