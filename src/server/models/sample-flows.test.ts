import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject } from '#contract/json.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import type { ResultData, RunResponse } from '#contract/run-response.ts';
import { collectRun } from '#engine/testing/collect-run.ts';
import { testPorts } from '#engine/testing/test-ports.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { createDemoModel } from './demo-model.ts';

const folder = resolve(import.meta.dirname, '../../../public/examples');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.request.json'))
  .map((file) => file.replace('.json', ''))
  .sort();

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
}

function readSample(name: string) {
  const flow = flowExportSchema.parse(readJson(`${name}.json`));
  return { flow, index: indexFlow(flow), request: runRequestSchema.parse(readJson(`${name}.request.json`)) };
}

function portsWithDemo() {
  return testPorts({ model: createDemoModel(0) });
}

/** A person who takes the first choice that is offered, or this one. */
async function runSample(name: string, change: Partial<RunRequest> = {}, ports = portsWithDemo(), choice?: string) {
  const { index, request } = readSample(name);
  const human = { jobId: 'job', ask: async (_id: string, [first = '']: readonly string[]) => choice ?? first };
  const run = await collectRun({ index, request: { ...request, ...change }, ports, human });
  expect(run.error).toBeNull();
  const results = resultsOf(run.response);
  return { ...run, results, texts: results.map((outputs) => outputs.map(readText)) };
}

function resultsOf({ outputs }: RunResponse): (ResultData | null)[][] {
  return (outputs ?? []).map((entry) => entry?.outputs ?? []);
}

/** The text of a result, or its value as JSON; null for none. */
function readText(result: ResultData | null): string | null {
  const [output] = Object.values(result?.outputs ?? {});
  const value = isJsonObject(output) ? output.message : undefined;
  const text = isJsonObject(value) && typeof value.message === 'string' ? value.message : value;
  return text === undefined || typeof text === 'string' ? (text ?? null) : JSON.stringify(text);
}

const TYPES = new Set(
  'ChatInput ChatOutput TextInput TextOutput LanguageModelComponent ParserComponent CombineText SplitText ConditionalRouter RegexExtractorComponent TypeConverterComponent Memory HumanInput'
    .split(' ')
    .concat('Prompt Template'),
);

describe('sample flows', () => {
  it('are in a fixed order, the greeting first', () => {
    expect(names).toEqual([
      '01-two-inputs',
      '02-tone-switcher',
      '03-topic-and-audience',
      '04-two-models',
      '05-support-router',
      '06-text-toolbox',
      '07-chat-with-memory',
      '08-reply-with-approval',
    ]);
  });

  it('have unique ids, endpoint names and titles', () => {
    const flows = names.map((name) => readSample(name).flow);
    for (const key of ['id', 'endpoint_name', 'name', 'description'] as const) {
      expect(new Set(flows.map((flow) => flow[key])).size).toBe(flows.length);
      expect(flows.every((flow) => typeof flow[key] === 'string' && flow[key] !== '')).toBe(true);
    }
  });

  it.each(names)('%s is a clean export without code, laid out from left to right', (name) => {
    const { flow, index } = readSample(name);
    expect(index.problems).toEqual([]);
    expect(index.components.filter(({ type }) => !TYPES.has(type))).toEqual([]);
    expect(index.components.map(({ fields }) => fields.get('code')?.value ?? '').filter(Boolean)).toEqual([]);
    expect(index.notes).toHaveLength(1);
    expect(new Set(index.components.map(({ displayName }) => displayName)).size).toBe(index.components.length);
    for (const { source, target, targetField } of index.connections) {
      const [from, to] = [index.byId.get(source), index.byId.get(target)];
      expect(from?.position?.x).toBeLessThan(to?.position?.x ?? 0);
      expect(to?.fields.has(targetField ?? '')).toBe(true);
    }
    const positions = flow.data.nodes.map(({ position }) => `${position?.x},${position?.y}`);
    expect(new Set(positions).size).toBe(positions.length);
  });

  it.each(names)('%s answers its suggested request, and every tweak of it takes effect', async (name) => {
    const { request } = readSample(name);
    const { events, results, texts } = await runSample(name);
    expect(results).toHaveLength(request.inputs?.length ?? 1);
    expect(texts.every((outputs) => outputs.some((text) => text !== null && text !== ''))).toBe(true);
    const outcomes = events.flatMap((event) => (event.event === 'tweak-report' ? event.outcomes : []));
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ state }) => state !== 'applied')).toEqual([]);
  });

  it('greets two guests in two ways, and in another tone without the tweaks', async () => {
    const tweaked = await runSample('01-two-inputs');
    const plain = await runSample('01-two-inputs', { tweaks: {} });
    const [[ada], [grace]] = [tweaked.texts[0] ?? [], tweaked.texts[1] ?? []];
    expect(ada).toContain('Ada');
    expect(ada).toContain('engines');
    expect(grace).toContain('Grace');
    expect(grace).toContain('sea voyage');
    expect(new Set([ada, grace, plain.texts[0]?.[0], plain.texts[1]?.[0]]).size).toBe(4);
  });

  it('switches the tone with one bare key', async () => {
    const tones = ['plain', 'formal', 'friendly', 'pirate', 'playful', 'robot'];
    const runs = await Promise.all(tones.map((tone) => runSample('02-tone-switcher', { tweaks: { tone } })));
    expect(new Set(runs.map(({ texts }) => texts[0]?.[0])).size).toBe(tones.length);
  });

  it('gives a text, a table and an object about the topic and for the audience', async () => {
    const { results, texts } = await runSample('03-topic-and-audience');
    const [explanation] = texts[0] ?? [];
    expect(explanation?.match(/^- /gm)).toHaveLength(4);
    expect(explanation?.toLowerCase()).toContain('volcanoes');
    const [, plan, sheet] = results[0] ?? [];
    expect(JSON.stringify(plan?.outputs)).toContain('"what to say"');
    expect(JSON.stringify(sheet?.outputs)).toContain('"audience":"young children"');
  });

  it('lets two models differ on one question', async () => {
    const { events, texts } = await runSample('04-two-models');
    const [careful, lively] = texts[0] ?? [];
    expect(careful).not.toBe(lively);
    const order = events.flatMap((event) => (event.event === 'text-delta' ? [event.component] : []));
    const turns = order.filter((component, index) => component !== order[index - 1]);
    expect(turns.length).toBeGreaterThan(2);
  });

  it('takes both branches of the router, and says which one was skipped', async () => {
    const { events, texts } = await runSample('05-support-router');
    expect(texts[0]?.filter(Boolean)).toHaveLength(1);
    expect(texts[1]?.filter(Boolean)).toHaveLength(1);
    expect(texts[0]?.join('')).toContain('INV-2041');
    const skipped = events.flatMap((event) =>
      event.event === 'component-skip' ? [`${event.input} ${event.component}`] : [],
    );
    expect(skipped).toContain('0 LanguageModelComponent-h2Hlp');
    expect(skipped).toContain('1 LanguageModelComponent-h1Bil');
  });

  it('turns notes into a checklist and addresses without asking a model', async () => {
    const { index, request } = readSample('06-text-toolbox');
    const { response, error } = await collectRun({ index, request, ports: testPorts() });
    expect(error).toBeNull();
    const [, result] = (resultsOf(response)[0] ?? []).map(readText);
    expect(result).toBe(
      '1. Call Ada about the engine, ada@example.org\n1. Send the log book to Grace, grace@example.com\n1. Book the small room for Friday\n\n**Addresses**\n\nada@example.org\ngrace@example.com',
    );
  });

  it('searches one very long word for addresses', async () => {
    const tweaks = { 'TextInput-n1Not': { input_value: 'a'.repeat(200_000) } };
    const { texts } = await runSample('06-text-toolbox', { inputs: [], tweaks });
    expect(texts.flat().join()).toContain('No matches found');
  });

  it('sends the draft, or holds it back, as the person decides', async () => {
    const { results: sent } = await runSample('08-reply-with-approval');
    const held = await runSample('08-reply-with-approval', {}, portsWithDemo(), 'hold_back');
    const writers = [sent, held.results].map((results) => results.flat().map((result) => result?.component_id));
    expect(writers).toEqual([['ChatOutput-y8Snt'], ['ChatOutput-n8Hld']]);
    expect(held.texts[0]?.[0]).toMatch(/refund/i);
  });

  it('remembers a name within a run, and in a later run of the same session only', async () => {
    const ports = portsWithDemo();
    const { texts } = await runSample('07-chat-with-memory', { session_id: 'first' }, ports);
    expect(texts[1]?.[0]).toContain('Ada');
    const question = [{ input_value: 'Do you know who I am? What is my name?' }];
    const again = await runSample('07-chat-with-memory', { session_id: 'first', inputs: question }, ports);
    const elsewhere = await runSample('07-chat-with-memory', { session_id: 'second', inputs: question }, ports);
    expect(again.texts[0]?.[0]).toContain('Ada');
    expect(elsewhere.texts[0]?.[0]).not.toContain('Ada');
  });
});
