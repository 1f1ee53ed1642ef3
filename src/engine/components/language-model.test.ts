import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { BusyModelError, type ModelRequest } from '../component-base/ports.ts';
import { buildFlow, chatInputNode, chatOutputNode, modelNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { manualModel, readyModel } from '../testing/manual-model.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { testPorts } from '../testing/test-ports.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import type { Value } from '../values/values.ts';

describe('Language Model', () => {
  async function ask(fields: Record<string, JsonValue>, text = 'hi', answer = () => ['an', ' answer']) {
    const requests: ModelRequest[] = [];
    const model = readyModel((request) => {
      requests.push(request);
      return answer();
    });
    const run = await collectRun({
      index: buildFlow(
        [chatInputNode, modelNode('Model-1', fields), chatOutputNode()],
        ['ChatInput-1.message > Model-1.input_value', 'Model-1.text_output > ChatOutput-1.input_value'],
      ),
      request: { inputs: [{ input_value: text }] },
      ports: testPorts({ model }),
    });
    return { ...run, request: requests[0] };
  }

  it('sends the values of its fields', async () => {
    const { request } = await ask({ system_message: 'Be brief', temperature: 0.25, max_tokens: 40 });
    expect(request).toEqual({
      provider: 'Demo',
      model: 'demo',
      system: 'Be brief',
      prompt: 'hi',
      temperature: 0.25,
      maxTokens: 40,
      images: [],
    });
  });

  it.each([
    ['an override', { model_name: 'other', provider: 'OpenAI' }, { provider: 'OpenAI', model: 'other' }],
    [
      'a provider alone, without the name of another one’s model',
      { provider: 'OpenAI' },
      { provider: 'OpenAI', model: '' },
    ],
    [
      'the provider of the selection with its name',
      { provider: 'openai', model: { type: 'model', value: [{ name: 'gpt-4o', provider: 'OpenAI' }] } },
      { provider: 'openai', model: 'gpt-4o' },
    ],
    [
      'the fields of older exports',
      { model: { type: 'model', value: '' }, provider: 'Demo', model_name: 'demo' },
      { provider: 'Demo', model: 'demo' },
    ],
  ])('takes %s', async (_, fields, expected) => {
    expect((await ask(fields)).request).toMatchObject(expected);
  });

  it.each([
    ['a name alone', { model: { type: 'model', value: 'solo' } }],
    ['an override', { model_name: 'solo' }],
  ])('asks no demo model under another name: %s', async (_, fields) => {
    const { error, request } = await ask(fields);
    expect(error).toMatchObject({ code: 'MODEL_MISSING' });
    expect(JSON.stringify(error)).toContain('has only the model \\"demo\\". For \\"solo\\", set provider as well.');
    expect(request).toBeUndefined();
  });

  it('passes on how long its server asks to wait', async () => {
    const { error } = await ask({}, 'hi', () => {
      throw new BusyModelError(7_500, 'Slow down');
    });
    expect(error).toMatchObject({ retry_after: 7.5 });
  });

  it('names the model that answered, and says at which limit', async () => {
    const { response, events } = await collectRun({
      index: buildFlow(
        [
          chatInputNode,
          modelNode('Model-1', { provider: 'OpenAI', model_name: 'wished', max_tokens: 24 }),
          chatOutputNode(),
        ],
        ['ChatInput-1.message > Model-1.input_value', 'Model-1.text_output > ChatOutput-1.input_value'],
      ),
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts({
        model: {
          async *stream() {
            yield 'I was cut of';
            return { usage: null, model: 'smollm2', isCut: true };
          },
        },
      }),
    });
    expect(events).toContainEqual(expect.objectContaining({ component: 'Model-1', model: 'smollm2', cut_at: 24 }));
    expect(response.outputs?.[0]?.outputs[0]?.results).toMatchObject({
      message: { properties: { source: { source: 'smollm2' } } },
    });
  });

  /** Asks with these files attached; a file without content does not exist. */
  async function askAbout(files: Record<string, string | undefined>) {
    const requests: ModelRequest[] = [];
    const run = await runOne({
      type: 'LanguageModelComponent',
      fields: modelNode('Model-1').fields ?? {},
      received: { input_value: { ...givenMessage('What is this?'), files: Object.keys(files) } as Value },
      ports: testPorts({
        files: Object.fromEntries(Object.entries(files).flatMap(([path, text]) => (text ? [[path, text]] : []))),
        model: readyModel((request) => {
          requests.push(request);
          return ['A cat'];
        }),
      }),
    });
    return { error: run.error, requests };
  }

  it('sends the images of the message, and no other file', async () => {
    const { error, requests } = await askAbout({ 'f/cat.PNG': 'cat', 'f/notes.txt': undefined });
    expect(error).toBeNull();
    expect(requests[0]?.images).toEqual([{ name: 'cat.PNG', dataUrl: `data:image/png;base64,${btoa('cat')}` }]);
  });

  it('sends no image that is gone, and not more bytes than a question may have', async () => {
    const gone = await askAbout({ 'f/cat.png': undefined });
    expect(gone).toEqual({ error: expect.stringContaining("'f/cat.png'"), requests: [] });
    const half = 'x'.repeat(RUN_LIMITS.imageBytes / 2);
    expect((await askAbout({ 'f/a.png': half, 'f/b.png': half })).requests).toHaveLength(1);
    expect(await askAbout({ 'f/a.png': half, 'f/b.png': half, 'f/c.png': 'x' })).toEqual({
      error: 'The images of one question have too many bytes (8,388,609); the limit is 8,388,608.',
      requests: [],
    });
  });

  it('says which image no model reads', async () => {
    expect(await askAbout({ 'f/scan.BMP': 'scan' })).toEqual({
      error: expect.stringContaining('PNG, JPEG, GIF or WebP, and scan.BMP is none of these'),
      requests: [],
    });
  });

  it('adds its tokens and its name to the message that shows its text', async () => {
    const { response } = await ask({});
    const message = response.outputs?.[0]?.outputs[0]?.results;
    expect(message).toMatchObject({
      message: {
        text: 'an answer',
        properties: {
          usage: { input_tokens: 3, output_tokens: 5, total_tokens: 8 },
          source: { id: 'Model-1', display_name: 'Language Model', source: 'demo' },
        },
      },
    });
  });

  it('shows its tokens in its own result, and in a message that only contains its text', async () => {
    const { response, events } = await collectRun({
      index: buildFlow(
        [
          chatInputNode,
          modelNode('Model-1'),
          { id: 'CombineText-1', type: 'CombineText', fields: { text1: '', text2: 'end', delimiter: '' } },
          chatOutputNode(),
        ],
        [
          'ChatInput-1.message > Model-1.input_value',
          'Model-1.text_output > CombineText-1.text1',
          'CombineText-1.combined_text > ChatOutput-1.input_value',
        ],
      ),
      request: { inputs: [{ input_value: 'hi' }], outputs: ['Model-1', 'ChatOutput-1'] },
      ports: testPorts({ model: readyModel(() => ['an']) }),
    });
    const usage = { input_tokens: 3, output_tokens: 5, total_tokens: 8 };
    expect(response.outputs?.[0]?.outputs).toMatchObject([
      { component_id: 'Model-1', token_usage: usage },
      {
        component_id: 'ChatOutput-1',
        token_usage: null,
        results: { message: { text: 'anend', properties: { usage } } },
      },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ component: 'Model-1', token_usage: usage }));
  });

  it('fails without a question, and without a model', async () => {
    const own = { index: buildFlow([modelNode('Model-1', { input_value: '' })]), ports: testPorts({}) };
    const { error } = await collectRun({ ...own, request: { outputs: ['Model-1'] } });
    expect(error).toMatchObject({ detail: expect.stringContaining('is empty') });
    // A message counts as a question, even an empty one.
    expect(await ask({}, '')).toMatchObject({ error: null, request: { prompt: '' } });
    expect((await ask({ model: { type: 'model', value: [] } })).error).toMatchObject({
      detail: expect.stringContaining('A model selection is required'),
    });
  });

  it('closes the stream of a model that fails', async () => {
    const model = manualModel();
    const run = collectRun({
      index: buildFlow([modelNode('Model-1', { input_value: 'hi' })]),
      request: { inputs: [] },
      ports: testPorts({ model }),
    });
    await model.requested(1);
    model.streams[0]?.say('half');
    model.streams[0]?.fail('out of order');
    expect((await run).status).toBe(500);
    await model.left(0);
  });
});
