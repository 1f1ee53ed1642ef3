/** A published demo of a flow on a real Langflow: its visitor has no key, and changes two knobs and nothing else. */
import { expect, it } from 'vitest';
import { openTestApp } from '../../src/server/testing/test-app.ts';
import {
  createVisitor,
  demoSettings,
  OWNER,
  parseVisitorStream,
  problemOf,
  publish as publishDemo,
  REACHABLE,
} from '../../src/server/testing/test-demos.ts';
import { smallFlow } from './compared-flow.ts';
import { currentLangflow, publish } from './servers.ts';

const FLOW = smallFlow(
  'demo of an echo',
  [
    { id: 'ChatInput-d1', type: 'ChatInput' },
    {
      id: 'Prompt-d1',
      type: 'Prompt Template',
      extra: ['tone', 'question'],
      values: { template: 'In a {tone} tone: {question}', tone: 'calm', question: '' },
    },
    { id: 'EchoLLM-d1', type: 'EchoLLM', values: { words: 20, delay: 0.05 } },
    { id: 'ChatOutput-d1', type: 'ChatOutput' },
  ],
  [
    ['ChatInput-d1', 'message', 'Prompt-d1', 'question'],
    ['Prompt-d1', 'prompt', 'EchoLLM-d1', 'input_value'],
    ['EchoLLM-d1', 'text_output', 'ChatOutput-d1', 'input_value'],
  ],
);

it('a visitor of a demo gets a streamed answer of a Langflow', async () => {
  const server = currentLangflow();
  const key = server.headers['x-api-key'] ?? '';
  const id = await publish(server, FLOW);
  await using app = await openTestApp({
    settings: { ...REACHABLE, LANGFLOW_URL: server.url, LANGFLOW_API_KEY: key },
  });
  await publishDemo(app, 'echo', {
    flow: { server: 'langflow', id, name: FLOW.name ?? '' },
    knobs: [
      {
        component: 'EchoLLM-d1',
        field: 'words',
        label: 'Words',
        control: { kind: 'range', min: 3, max: 30, step: 1, isWhole: true, value: 20 },
      },
      {
        component: 'Prompt-d1',
        field: 'tone',
        label: 'Tone',
        control: { kind: 'options', options: [{ value: 'calm' }, { value: 'joyful' }], value: 0 },
      },
    ],
  });
  const visitor = createVisitor(app, 'echo');
  await visitor.open();
  const response = await visitor.ask({ question: 'How long is a day?', knobs: [9, 1] });
  const stream = await response.text();
  const events = parseVisitorStream(stream);
  const pieces = events.flatMap((event) => (event.event === 'text' ? [event.chunk] : []));
  expect(events.at(-1), stream).toEqual({ event: 'done' });
  expect(pieces.length, stream).toBeGreaterThan(3);
  expect(pieces.join('')).toContain('In a joyful tone: How');
  for (const secret of [key, server.url, id, 'EchoLLM', 'Langflow'])
    expect(stream.includes(secret), secret).toBe(false);
  // A third tweak.
  const refusals = [{ knobs: [9, 1, 0.5] }, { tweaks: { 'EchoLLM-d1': { delay: 5 } } }];
  for (const body of refusals) expect(await problemOf(await visitor.ask(body))).toEqual([422, 'refused']);
  const stored = await app.json('GET', '/workspace/v1/demos/echo/answers', undefined, OWNER);
  expect(stored.body).toMatchObject({ answers: [{ status: 'done', answer: pieces.join('') }] });
});

it('a demo is not published with more than the flow on the Langflow has', async () => {
  const server = currentLangflow();
  const id = await publish(server, { ...FLOW, name: 'demo of another echo' });
  await using app = await openTestApp({
    settings: { ...REACHABLE, LANGFLOW_URL: server.url, LANGFLOW_API_KEY: server.headers['x-api-key'] ?? '' },
  });
  const [knob] = demoSettings().knobs;
  const flow = { server: 'langflow' as const, id, name: '' };
  const knobs = knob ? [{ ...knob, component: 'EchoLLM-d1', field: 'gone' }] : [];
  await expect(publishDemo(app, 'echo', { flow, knobs })).rejects.toThrow('no field gone of EchoLLM-d1');
});
