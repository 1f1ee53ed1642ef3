/** What components received, called and gave on real servers, read from their traces with the product's code. */
import type { RunRequest } from '../../src/contract/run-request.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { newestRules } from '../../src/flow/tweaks/tweak-rules.ts';
import type { Run } from '../../src/run/model/run.ts';
import { fetchWithoutKeepAlive } from '../../src/run/send/fetch-without-keep-alive.ts';
import { fetchTraces } from '../../src/run/traces/fetch-traces.ts';
import { withNoValues } from '../../src/run/traces/with-no-values.ts';
import { withTraces } from '../../src/run/traces/with-traces.ts';
import { smallFlow } from './compared-flow.ts';
import { expect, test } from './langflow-page.ts';
import { runAsPage } from './run-as-page.ts';
import { currentLangflow, flowOf, olderLangflow, publish } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const server = currentLangflow();

function promptFlow(name: string) {
  return smallFlow(
    name,
    [
      { id: 'ChatInput-i1', type: 'ChatInput' },
      {
        id: 'Prompt-p1',
        type: 'Prompt',
        name: 'Tone Prompt',
        values: { template: 'Be {tone}. {question}', tone: 'calm' },
        extra: ['tone', 'question'],
      },
      { id: 'LanguageModelComponent-m1', type: 'LanguageModelComponent', name: 'Writer' },
      { id: 'ChatOutput-o1', type: 'ChatOutput' },
    ],
    [
      ['ChatInput-i1', 'message', 'Prompt-p1', 'question'],
      ['Prompt-p1', 'prompt', 'LanguageModelComponent-m1', 'input_value'],
      ['LanguageModelComponent-m1', 'text_output', 'ChatOutput-o1', 'input_value'],
    ],
  );
}

/** Chat Input, its words, a Loop with a Parser in it, and a Parser for the end. */
function loopFlow(name: string) {
  const flow = smallFlow(
    name,
    [
      { id: 'ChatInput-i1', type: 'ChatInput' },
      { id: 'SplitText-s1', type: 'SplitText', values: { separator: ',', chunk_size: 1, chunk_overlap: 0 } },
      { id: 'LoopComponent-l1', type: 'LoopComponent' },
      { id: 'ParserComponent-p1', type: 'ParserComponent', name: 'About', values: { pattern: 'About {text}' } },
      { id: 'ParserComponent-p2', type: 'ParserComponent', name: 'All', values: { pattern: '{text}' } },
      { id: 'ChatOutput-o1', type: 'ChatOutput' },
    ],
    [
      ['ChatInput-i1', 'message', 'SplitText-s1', 'data_inputs'],
      ['SplitText-s1', 'dataframe', 'LoopComponent-l1', 'data'],
      ['LoopComponent-l1', 'item', 'ParserComponent-p1', 'input_data'],
      ['LoopComponent-l1', 'done', 'ParserComponent-p2', 'input_data'],
      ['ParserComponent-p2', 'parsed_text', 'ChatOutput-o1', 'input_value'],
    ],
  );
  // The way back ends at an output, not at a field.
  const parser = {
    dataType: 'ParserComponent',
    id: 'ParserComponent-p1',
    name: 'parsed_text',
    output_types: ['Message'],
  };
  const loop = { dataType: 'LoopComponent', id: 'LoopComponent-l1', name: 'item', output_types: ['JSON', 'Message'] };
  const quoted = (handle: object) => JSON.stringify(handle).replaceAll('"', 'œ');
  const back = {
    id: 'back',
    source: parser.id,
    target: loop.id,
    sourceHandle: quoted(parser),
    targetHandle: quoted(loop),
  };
  const edges = [...(flow.data.edges ?? []), { ...back, data: { sourceHandle: parser, targetHandle: loop } }];
  return { ...flow, data: { ...flow.data, edges } };
}

/** Runs the flow as the page does, and adds what the server's trace says, or why there is none. */
async function runTraced(on: TestedServer, id: string, request: RunRequest): Promise<Run> {
  const run = await runAsPage(on, id, request);
  const index = indexFlow(await flowOf(on, id));
  const apiKey = on.headers['x-api-key'] ?? null;
  const connection = { kind: 'langflow', baseUrl: on.url, apiKey, fetch: fetchWithoutKeepAlive } as const;
  const { signal } = new AbortController();
  const { traces, missing } = await fetchTraces({ run, flowId: id, connection, signal });
  return withNoValues(withTraces(run, traces, { index, rules: newestRules() }), missing);
}

const question = { input_value: 'why is the sky blue?' };
const idsOf = (run: Run) => run.inputs[0]?.values?.components.map(({ component }) => component);

for (const stream of [false, true])
  test(`a prompt and its model, ${stream ? 'streamed' : 'plain'}`, async () => {
    const id = await publish(server, promptFlow(`Suite inside ${stream}`));
    const tweaks = { 'Tone Prompt': { tone: 'curt' }, Writer: { temperature: 0.7 } };
    const run = await runTraced(server, id, { inputs: [question], tweaks, stream });
    expect(run.status).toBe('done');
    expect(idsOf(run)).toEqual(['ChatInput-i1', 'Prompt-p1', 'LanguageModelComponent-m1', 'ChatOutput-o1']);
    const [input] = run.inputs;
    const [, prompt, model] = input?.values?.components ?? [];
    expect(prompt?.received).toMatchObject({ template: 'Be {tone}. {question}', tone: 'curt' });
    expect(model?.received).toMatchObject({ temperature: 0.7 });
    expect(model?.calls).toMatchObject([
      {
        kind: 'model',
        messages: [{ role: 'user', text: 'Be curt. why is the sky blue?' }],
        settings: { temperature: 0.7 },
      },
    ]);
    expect(input).not.toHaveProperty('noValues');
    expect(input?.outcomes.map(({ field, state, after }) => [field, state, after])).toEqual([
      ['tone', 'applied', 'curt'],
      ['temperature', 'applied', 0.7],
    ]);
  });

test('a failed run, up to the component that failed', async () => {
  const id = await publish(server, promptFlow('Suite inside failed'));
  const run = await runTraced(server, id, { inputs: [question], tweaks: { Writer: { temperature: 'abc' } } });
  expect(run.status).toBe('failed');
  expect(idsOf(run)).toEqual(['ChatInput-i1', 'Prompt-p1', 'LanguageModelComponent-m1']);
  const failed = run.inputs[0]?.values?.components.at(-1);
  expect(failed).toMatchObject({ received: { temperature: 'abc' }, gave: null });
  expect(failed?.error).toContain('temperature');
});

test('a loop, whose inner components are in no trace', async () => {
  const id = await publish(server, loopFlow('Suite inside loop'));
  const request = { inputs: [{ input_value: 'red,green,blue' }] };
  const outside = ['ChatInput-i1', 'SplitText-s1', 'LoopComponent-l1', 'ParserComponent-p2', 'ChatOutput-o1'];
  for (const stream of [false, true]) {
    const run = await runTraced(server, id, { ...request, stream });
    expect(run.status).toBe('done');
    expect(JSON.stringify(run.inputs[0]?.values)).toContain('About blue');
    expect(idsOf(run)).toEqual(outside);
    expect(run.inputs[0]).toMatchObject({ noValues: 'half' });
  }
});

test('the older release has no values, and says so', async () => {
  const older = olderLangflow();
  const flow = smallFlow(
    'Suite inside older',
    [
      { id: 'ChatInput-i1', type: 'ChatInput' },
      { id: 'ChatOutput-o1', type: 'ChatOutput' },
    ],
    [['ChatInput-i1', 'message', 'ChatOutput-o1', 'input_value']],
  );
  const run = await runTraced(older, await publish(older, flow), { inputs: [question] });
  expect(run.status).toBe('done');
  expect(run.inputs[0]).toMatchObject({ noValues: 'older-release' });
});
