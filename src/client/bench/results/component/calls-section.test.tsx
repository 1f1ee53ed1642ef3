// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
import type { ComponentCall, ModelMessage } from '#contract/component-values.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { readValues } from '#run/traces/read-values.ts';
import {
  MODEL,
  MODEL_VALUES,
  modelMessage,
  PROMPT_VALUES,
  receivedRow,
  runWithValues,
  sectionOf,
  showComponent,
} from '../../../testing/show-component.tsx';
import { resizeWindow, windowSizeForEachTest } from '../../../testing/window-size.ts';

windowSizeForEachTest(1440, 900);
afterEach(cleanup);

const ask = (amount: number): ModelMessage => ({
  ...modelMessage('assistant', ''),
  asks: [{ name: 'refund', arguments: { amount } }],
});
const start = [modelMessage('system', 'Be kind'), modelMessage('user', 'Refund me')];
const calls: ComponentCall[] = [
  { id: '1', kind: 'model', name: 'gpt', startMs: 20, endMs: 100, messages: start, answer: ask(48) },
  { id: '2', kind: 'tool', name: 'refund', startMs: 100, endMs: 200, arguments: { amount: 48 }, error: 'in cents' },
  {
    ...{ id: '3', kind: 'model', name: 'gpt', startMs: 200, endMs: 300, answer: ask(4800) },
    messages: [...start, ask(48), modelMessage('tool', 'in cents')],
  },
];

describe('the calls of a component', () => {
  it('are rows that open; the failed one is open at first', async () => {
    const { user } = showComponent(runWithValues([{ ...MODEL_VALUES, calls }]));
    const buttons = () => sectionOf('Calls').getAllByRole('button', { name: /^Call / });
    const open = () => buttons().map((button) => button.getAttribute('aria-expanded'));
    expect(sectionOf('Calls').getByText('2 model calls, 1 tool call, 1 failed')).toBeTruthy();
    expect(buttons().map((button) => button.getAttribute('aria-label'))).toEqual([
      ...['Call 1, gpt', 'Call 2, refund, failed', 'Call 3, gpt'],
    ]);
    expect(buttons()[2]?.getAttribute('aria-description')).toBe('asks for refund again, amount 48 → 4800, 100 ms');
    expect(open()).toEqual(['false', 'true', 'false']);
    expect(sectionOf('Calls').getByText('{"amount":48}')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open all calls' }));
    expect(open()).toEqual(['true', 'true', 'true']);
    await user.click(screen.getByRole('button', { name: 'Call 1, gpt' }));
    expect(open()).toEqual(['false', 'true', 'true']);
  });

  it('fold messages of an earlier call', async () => {
    const { user } = showComponent(runWithValues([{ ...MODEL_VALUES, calls }]), { call: '3' });
    const messages = within(screen.getByRole('list', { name: 'Messages of call 3' }));
    const names = () => messages.getAllByRole('article').map((one) => one.getAttribute('aria-label'));
    expect(names()).toEqual(['Assistant 1', 'Tool', 'Assistant 2']);
    expect(sectionOf('Calls').getByText(/as in call 1/)).toBeTruthy();
    expect(messages.getByText('this call')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    expect(names()).toEqual(['System', 'User', 'Assistant 1', 'Tool', 'Assistant 2']);
  });

  it('draws only those in view of 2,000', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...calls[0], id: String(index) }) as ComponentCall);
    showComponent(runWithValues([{ ...MODEL_VALUES, calls: many }]));
    expect(sectionOf('Calls').queryAllByRole('button', { name: /^Call / }).length).toBeLessThan(100);
  });

  it('are pages on a narrow page, which say what asked for them and what came next', async () => {
    resizeWindow(390, 844);
    const { user } = showComponent(runWithValues([{ ...MODEL_VALUES, calls }]));
    await user.click(screen.getByRole('button', { name: 'Call 2, refund, failed' }));
    expect(screen.getByRole('region', { name: 'Call 2 in Language Model' })).toBeTruthy();
    expect(sectionOf('Arguments').getByRole('row', { name: 'amount' })).toBeTruthy();
    expect(sectionOf('Error').getByText('in cents')).toBeTruthy();
    expect(sectionOf('What came next').getByText('amount 48 → 4800')).toBeTruthy();
    await user.click(sectionOf('Asked for by').getByRole('button', { name: /call 1/ }));
    expect(screen.getByRole('region', { name: 'Call 1 in Language Model' })).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Messages of call 1' })).toBeTruthy();
  });

  it('show the text as it is written', () => {
    const call: ComponentCall = { id: 'c', kind: 'model', name: 'demo', startMs: 20, endMs: null, messages: start };
    const run = timedRun();
    const end = run.events.findIndex(({ event }) => event.event === 'component-end' && event.component === MODEL);
    const running = runWithValues([{ ...MODEL_VALUES, endMs: null, gave: null, calls: [call] }]);
    const inputs = running.inputs.map((input) => ({ ...input, status: 'running' as const }));
    showComponent({ ...running, inputs, events: run.events.slice(0, end), status: 'running' });
    expect(screen.getByRole('article', { name: 'Assistant' }).textContent).toContain('word word');
    expect(sectionOf('Gave').getByText('nothing yet')).toBeTruthy();
  });

  it('mark a prompt in the message that a model got', async () => {
    const messages = [modelMessage('user', 'So: Greet Ada warmly')];
    const calls: ComponentCall[] = [{ id: 'c', kind: 'model', name: 'demo', startMs: 20, endMs: 400, messages }];
    const { user, onComponent } = showComponent(runWithValues([PROMPT_VALUES, { ...MODEL_VALUES, calls }]));
    await user.click(within(screen.getByRole('article', { name: 'User' })).getByRole('button', { name: 'Ada' }));
    expect(onComponent).toHaveBeenCalledWith('ChatInput-q1');
  });
});

describe('a recorded agent of a Langflow', () => {
  const trace = parseTrace(Object(readRecording('trace-of-agent.json')).trace);
  const index = indexFlow(smallFlow([{ id: 'Agent-a1', name: 'Agent', fields: {} }]));
  const agent = trace && readValues(trace, index)?.components.find(({ component }) => component === 'Agent-a1');

  it('has its tools by name, its calls, and what it gave', async () => {
    if (!agent) throw new Error('The recording has no agent');
    const { user } = showComponent(runWithValues([{ ...agent, component: MODEL }], []));
    expect(sectionOf('Calls').getByText('2 model calls, 1 tool call')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open all calls' }));
    expect(sectionOf('Calls').getAllByText('{"expression":"2 + 3 * 4"}').length).toBeGreaterThan(0);
    expect(sectionOf('Calls').getAllByText('{"result": "14"}').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: /^Show all \d+ fields$/ }));
    expect(receivedRow('tools').getByText('evaluate_expression')).toBeTruthy();
    expect(receivedRow('api_key').getByText('A secret. The server does not show it.')).toBeTruthy();
    expect(sectionOf('Gave').getByRole('row', { name: 'response' })).toBeTruthy();
  });
});
