import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { executeRun } from '#run/execute/execute-run.ts';
import { planRequests } from '#run/plan/plan-requests.ts';
import { openTestApp } from '#server/testing/test-app.ts';
import { samplesFolder } from '../testing/call-command.ts';
import { openEmbedded } from './open-embedded.ts';
import type { Target, TargetFlow } from './target.ts';

async function open(environment: Record<string, string> = {}): Promise<Target> {
  const target = await openEmbedded(environment, samplesFolder);
  onTestFinished(() => target.close());
  return target;
}

async function texts({ connection, server }: Target, flow: TargetFlow, request: RunRequest, signal?: AbortSignal) {
  const plan = planRequests({ request, flowId: flow.id, server, index: flow.index });
  const found: string[] = [];
  const options = { plan, connection, flow: flow.id, session: null, signal: signal ?? new AbortController().signal };
  for await (const update of executeRun(options)) {
    found.push(update.kind === 'event' && update.received.event.event === 'output-ready' ? 'output' : update.kind);
  }
  return found;
}

describe('the embedded engine in this process', () => {
  it('runs a sample by its endpoint name, as one reply and as a stream', async () => {
    const target = await open();
    const flow = await target.findFlow('two-inputs');
    expect(target.server).toMatchObject({ name: 'Embedded engine', rules: { isAssumed: false } });
    const inputs = [{ input_value: 'Ada' }];
    for (const stream of [false, true]) {
      const seen = await texts(target, flow, { inputs, stream });
      expect(seen, String(stream)).toEqual(expect.arrayContaining(['sent', 'output', 'answered', 'ended']));
    }
  });

  it('knows whether a model server is set up', async () => {
    expect((await open()).server.rules.models).toBe('demo');
    expect((await open({ OPENAI_API_KEY: 'sk-1' })).server.rules.models).toBe('embedded');
  });

  it('runs the flow of a file, under the name that it has there, also if that is the name of a sample', async () => {
    const target = await open();
    await using app = await openTestApp();
    const sample = await app.services.flows.find('two-inputs');
    if (!sample) throw new Error('No sample');
    const flow = await target.addFlow({ ...sample.flow, id: 'own', endpoint_name: null });
    expect(flow.name).toBe('Two inputs, two answers');
    expect(await texts(target, flow, { inputs: [{ input_value: 'Ada' }] })).toContain('output');
  });

  it('names the samples when there is no such flow', async () => {
    const target = await open();
    await expect(target.findFlow('nope')).rejects.toMatchObject({
      code: 3,
      message: expect.stringMatching(/^The embedded engine has no flow nope, only the samples two-inputs, /),
    });
  });

  it('stops a run', async () => {
    const target = await open({ TWEAKBENCH_DEMO_PACE: '1' });
    const flow = await target.findFlow('two-inputs');
    const stop = new AbortController();
    const running = texts(target, flow, { inputs: [{ input_value: 'Ada' }], stream: true }, stop.signal);
    setTimeout(() => stop.abort(), 50);
    expect((await running).at(-1)).toBe('stopped');
  });

  it('says which setting cannot be used', async () => {
    const opening = openEmbedded({ TWEAKBENCH_DEMO_PACE: 'fast' }, samplesFolder);
    await expect(opening).rejects.toMatchObject({ code: 2, message: expect.stringContaining('TWEAKBENCH_DEMO_PACE') });
  });

  it('leaves no folder behind', async () => {
    const before = new Set(await readdir(tmpdir()));
    const target = await openEmbedded({}, samplesFolder);
    const own = (await readdir(tmpdir())).filter((name) => !before.has(name) && /^tweakbench-\w{6}$/.test(name));
    await target.close();
    const after = await readdir(tmpdir());
    expect(own.length).toBeGreaterThan(0);
    expect(own.some((name) => !after.includes(name))).toBe(true);
  });
});
