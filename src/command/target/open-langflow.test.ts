import { describe, expect, it, onTestFinished } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { type LangflowAnswers, langflow113, lfxServe, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { startTestServer } from '#server/testing/listening-app.ts';
import { lastLine, openSuiteFolder, PASSING_SUITE } from '../testing/open-suite-folder.ts';
import { openLangflow } from './open-langflow.ts';
import type { Target } from './target.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const flow = {
  ...flowExportSchema.parse(readRecording('flows/export-two.json')),
  id: ID,
  name: 'Two',
  endpoint_name: 'two',
};
const listed = [
  { id: ID, name: 'Two', endpoint_name: 'two' },
  { id: 'c', name: 'A component', is_component: true },
];
const answers: LangflowAnswers = {
  ...langflow113,
  'GET /api/v1/flows/': { status: 200, body: listed },
  [`GET /api/v1/flows/${ID}`]: { status: 200, body: flow },
};

async function open(more: LangflowAnswers = {}, apiKey: string | null = 'k'): Promise<Target> {
  const server = await startAnswerServer({ ...answers, ...more });
  onTestFinished(() => server.close());
  return openLangflow({ url: `${server.url}/`, apiKey, keyName: 'MY_KEY' }, new AbortController().signal);
}

describe('openLangflow', () => {
  it('knows the release and its routes, and finds a flow by id and by endpoint name', async () => {
    const target = await open();
    expect(target.server).toMatchObject({ name: 'Langflow 1.13.0', streamsWorkflows: true });
    for (const key of [ID, 'two']) {
      expect(await target.findFlow(key)).toMatchObject({ id: ID, name: 'Two', index: { id: ID } });
    }
  });

  it('sends each request on a connection of its own, because a Langflow closes idle ones', async () => {
    const server = await startAnswerServer(answers);
    onTestFinished(() => server.close());
    const access = { url: server.url, apiKey: 'k', keyName: 'MY_KEY' };
    await (await openLangflow(access, new AbortController().signal)).findFlow(ID);
    expect(server.connections()).toBe(server.seen.length);
  });

  it('finds the flow of a file by its id, else by its endpoint name', async () => {
    const target = await open();
    expect((await target.addFlow({ ...flow, endpoint_name: null })).id).toBe(ID);
    expect((await target.addFlow({ ...flow, id: 'other' })).id).toBe(ID);
    await expect(target.addFlow({ ...flow, id: 'other', endpoint_name: 'gone' })).rejects.toMatchObject({
      code: 3,
      message: expect.stringContaining('LANGFLOW_LOAD_FLOWS_PATH'),
    });
  });

  it('knows whether a flow belongs to another user', async () => {
    const of = (owner: string, who: string): LangflowAnswers => ({
      [`GET /api/v1/flows/${ID}`]: { status: 200, body: { ...flow, user_id: owner } },
      'GET /api/v1/users/whoami': { status: 200, body: { id: who } },
    });
    expect((await (await open(of('ada', 'grace'))).findFlow(ID)).index.isOthers).toBe(true);
    expect((await (await open(of('ada', 'ada'))).findFlow(ID)).index.isOthers).toBeUndefined();
    expect((await (await open()).findFlow(ID)).index.isOthers).toBeUndefined();
  });

  it('names the closest flow when there is no such one', async () => {
    const target = await open();
    await expect(target.findFlow('tow')).rejects.toMatchObject({
      code: 3,
      message: expect.stringContaining('has no flow tow. Did you mean two?'),
    });
    await expect(target.findFlow('Two')).rejects.toThrow('Did you mean two?');
  });

  it.each([
    [null, 'refused the API key, which is missing. Set MY_KEY to an API key of it'],
    ['k', 'refused the API key. Look at the key in MY_KEY'],
  ])('says what to do when the key is %j and refused', async (apiKey, message) => {
    const refused = { status: 403, body: { detail: 'An API key must be passed as query or header' } };
    const opening = open({ 'GET /api/v1/flows/': refused }, apiKey);
    await expect(opening).rejects.toMatchObject({ code: 3, message: expect.stringContaining(message) });
  });

  it('says that an lfx serve ignores tweaks, and what to use instead', async () => {
    const server = await startAnswerServer(lfxServe);
    onTestFinished(() => server.close());
    const opening = openLangflow({ url: server.url, apiKey: 'k', keyName: 'MY_KEY' }, new AbortController().signal);
    await expect(opening).rejects.toMatchObject({
      code: 3,
      message: `${server.url} cannot be used. This is an lfx serve, which ignores tweaks. Connect a Langflow that has the flow, or use the embedded engine.`,
    });
  });

  it('runs a suite on the engine of another Tweakbench, with its key', async () => {
    const { server } = await startTestServer({ settings: { TWEAKBENCH_API_KEY: 'k'.repeat(20) } });
    const pirate = 'variants: [{name: Pirate, tweaks: {Tone Prompt: {tone: pirate}}}]\n';
    const suite = PASSING_SUITE.replace('cases:', `${pirate}cases:`);
    const folder = await openSuiteFolder(suite);
    const environment = { MINE: 'k'.repeat(20) };
    const words = [
      'test',
      'tone.tests.yaml',
      '--url',
      server.url,
      '--key-env',
      'MINE',
      '--variant',
      'Pirate',
      '-o',
      'r.json',
    ];
    const { code, output } = await folder.call(words, { environment });
    expect({ code, last: lastLine(output) }, output).toEqual({ code: 0, last: 'Passed: all 2 cells passed' });
    expect(JSON.parse(await folder.read('r.json'))).toMatchObject({
      server: { name: 'Embedded engine', address: server.url },
      cells: [{ isConfirmed: true }, { isConfirmed: true }],
    });
    expect((await folder.call(words.slice(0, 4))).errors).toContain('refused the API key, which is missing');
    await folder.write('tone.tests.yaml', suite.replace('tone-switcher', 'tone'));
    const missing = await folder.call(words, { environment });
    expect(missing).toMatchObject({ code: 3, errors: expect.stringContaining('; import the flow there') });
  });

  it('says what to do when nothing answers', async () => {
    const server = await startAnswerServer(answers);
    await server.close();
    const opening = openLangflow({ url: server.url, apiKey: null, keyName: 'MY_KEY' }, new AbortController().signal);
    await expect(opening).rejects.toMatchObject({
      code: 3,
      message: `Nothing answers at ${server.url}. Start it, or give another address: --url URL`,
    });
  });

  it('knows when the server has gone', async () => {
    const server = await startAnswerServer(answers);
    const target = await openLangflow({ url: server.url, apiKey: 'k', keyName: 'K' }, new AbortController().signal);
    expect(await target.isThere()).toBe(true);
    await server.close();
    expect(await target.isThere()).toBe(false);
  });

  it('says so when something else answers', async () => {
    await expect(open({ 'GET /api/v1/version': { status: 200, body: {} } })).rejects.toMatchObject({
      code: 3,
      message: expect.stringContaining('it is not Langflow'),
    });
  });
});
