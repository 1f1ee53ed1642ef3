import { describe, expect, it } from 'vitest';
import { parseTrace } from '#contract/answers/trace.ts';
import type { ComponentCall, ModelMessage } from '#contract/component-values.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { readValues } from '../traces/read-values.ts';
import { argumentChange, callsSummary } from './call-sentence.ts';
import { foldedMessages, listedCalls, messageNames, openAtFirst } from './listed-calls.ts';

const said = (role: ModelMessage['role'], text: string): ModelMessage => ({ role, text });
const asking = (amount: number): ModelMessage => ({
  ...said('assistant', ''),
  asks: [{ name: 'refund', arguments: { id: 'p', amount } }],
});
const messages = [said('system', 'Be kind'), said('user', 'Refund me')];

function call(changes: Partial<ComponentCall>): ComponentCall {
  return { id: 'c', kind: 'model', name: 'gpt', startMs: 0, endMs: 910, ...changes };
}
/** An agent that asks for a tool, fails, and asks again. */
const calls = [
  call({ id: '1', messages, answer: asking(48), tokens: { input: 1612, output: 21 } }),
  call({ id: '2', kind: 'tool', name: 'refund', arguments: { id: 'p', amount: 48 }, error: 'in cents, please' }),
  call({ id: '3', messages: [...messages, asking(48), said('tool', 'in cents, please')], answer: asking(4800) }),
  call({ id: '4', kind: 'tool', name: 'refund', arguments: { id: 'p', amount: 4800 }, result: 'refund re_51c' }),
  call({ id: '5', messages: [said('user', 'other')], answer: said('assistant', 'Done') }),
];
const options = { isRunning: false, from: 1, nowMs: 0, firstTokenMs: 420 };
const rows = listedCalls(calls, options);

describe('the calls of a component', () => {
  it('say what they did', () => {
    expect(rows.map(({ number, about, tokens, time }) => [number, about, tokens, time])).toEqual([
      [1, 'asks for refund', '1,612 in · 21 out', '910 ms'],
      [2, 'in cents, please', '', '910 ms'],
      [3, 'asks for refund again, amount 48 → 4800', '', '910 ms'],
      [4, 'id p, amount 4800 → refund re_51c', '', '910 ms'],
      [5, 'streamed the answer, first token 420 ms', '', '910 ms'],
    ]);
    expect(callsSummary(calls)).toBe('3 model calls, 2 tool calls, 1 failed');
    expect(callsSummary([call({ error: 'no' })])).toBe('1 model call, failed');
  });

  it('say how long they have been running', () => {
    const [row] = listedCalls([call({ endMs: null })], { ...options, isRunning: true, nowMs: 1190 });
    expect(row).toMatchObject({ about: 'answering', time: '1.19 s', isRunning: true });
    expect(listedCalls([call({ endMs: null })], options)[0]?.time).toBe('stopped');
  });

  it('are open where they failed, else the last', () => {
    expect([...openAtFirst(rows)]).toEqual(['2']);
    expect([...openAtFirst(rows.slice(2))]).toEqual(['5']);
  });

  it('fold the messages of an earlier call', () => {
    expect(rows.map((row) => foldedMessages(rows, row))).toEqual([null, null, { count: 2, of: 1 }, null, null]);
  });

  it('are listed five levels deep, and say how many more there are', () => {
    const deep = (depth: number): ComponentCall =>
      call({ id: String(depth), ...(depth < 8 && { calls: [deep(depth + 1)] }) });
    const listed = listedCalls([deep(1)], { ...options, from: 3 });
    expect(listed.map(({ number, depth, hiddenLevels }) => [number, depth, hiddenLevels])).toEqual([
      [3, 0, 0],
      [4, 1, 0],
      [5, 2, 0],
      [6, 3, 0],
      [7, 4, 3],
    ]);
  });

  it('of a recorded agent', () => {
    const trace = parseTrace(Object(readRecording('trace-of-agent.json')).trace);
    const index = indexFlow(smallFlow([{ id: 'Agent-a1', name: 'Agent', fields: {} }]));
    const agent = trace && readValues(trace, index)?.components.find(({ component }) => component === 'Agent-a1');
    const listed = listedCalls(agent?.calls ?? [], { ...options, firstTokenMs: null });
    expect(listed.map(({ about, tokens }) => [about, tokens])).toEqual([
      ['asks for evaluate_expression', '10 in · 0 out'],
      ['expression 2 + 3 * 4 → {"result": "14"}', ''],
      ['answered', '12 in · 19 out'],
    ]);
    const last = listed[2];
    expect(last && foldedMessages(listed, last)).toEqual({ count: 2, of: 1 });
  });
});

it('numbers messages of a role that are not alone', () => {
  expect(messageNames([...messages, said('user', 'more')])).toEqual(['System', 'User 1', 'User 2']);
});

it.each([
  [{ a: 1 }, { a: 1 }, ''],
  [{ a: 1, b: 2 }, { a: 1, c: 3 }, 'without b and with c 3'],
  ['x', 'y', 'x → y'],
])('says what changed from %j to %j', (before, after, change) => {
  expect(argumentChange(before as never, after as never)).toBe(change);
});
