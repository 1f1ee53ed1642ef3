import { describe, expect, it } from 'vitest';
import type { ResultData } from '#contract/run-response.ts';
import type { RunOutput } from '../model/run.ts';
import { createAnswerKeys } from '../results/same-answers.ts';
import { messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { changedPart, diffAnswers, formatChanged } from './answer-difference.ts';

function output(result: ResultData): RunOutput {
  const made = runOf({ events: [[1, outputReady(0, result)]] }).inputs[0]?.outputs[0];
  if (!made) throw new Error('no output');
  return made;
}
const text = (message: string, id = 'm') => output(messageResult(message, id));
const data = (value: ResultData['outputs']) =>
  output({ results: {}, outputs: value, component_id: 'ChatOutput-o1', component_display_name: 'Chat Output' });
const rows = (...ids: string[]) => data({ rows: { message: ids.map((id) => ({ id, n: 1 })), type: 'array' } });

describe('the difference of two answers', () => {
  it('compares texts by words, whatever the ids of their messages', () => {
    expect(diffAnswers(text('one two', 'a'), text('one two', 'b'))).toMatchObject({ kind: 'text', isSame: true });
    expect(diffAnswers(text('one two'), text('one three'))).toMatchObject({ isSame: false, text: { changed: 0.5 } });
  });

  it('compares tables by rows, also a table inside a text', () => {
    expect(diffAnswers(rows('a', 'b'), rows('a', 'c'))).toMatchObject({ kind: 'table', isSame: false });
    const inText = text('| id | n |\n| --- | --- |\n| a | 1 |\n| c | 1 |');
    const difference = diffAnswers(rows('a', 'b'), inText);
    expect(difference).toMatchObject({ kind: 'table' });
    expect(changedPart(difference)).toBe(0.5);
  });

  it('compares JSON by structure', () => {
    const one = text('{"name": "Ada", "age": 36}');
    const two = text('```json\n{"age": 37, "name": "Ada"}\n```');
    expect(diffAnswers(one, two)).toMatchObject({
      kind: 'json',
      json: { changes: [{ path: ['age'], before: 36, after: 37 }], changed: 0.5 },
    });
  });

  it('says why answers cannot be compared', () => {
    expect(diffAnswers(null, text('one'))).toMatchObject({ kind: 'apart', why: 'not answered', isSame: false });
    expect(diffAnswers(null, null)).toMatchObject({ isSame: true });
    expect(diffAnswers(text('one'), rows('a'))).toMatchObject({ kind: 'apart', why: 'other kind' });
  });
});

it('gives equal answers one key, and others another', () => {
  const answers = [text('yes', 'a'), text('no', 'b'), text('yes', 'c'), text('no', 'd'), text('maybe')];
  const keys = answers.map(createAnswerKeys());
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 1, 0, 1, 4]);
});

it('never rounds to 0 % or 100 %', () => {
  expect([0, 0.001, 0.384, 0.999, 1].map(formatChanged)).toEqual(['0 %', 'under 1 %', '38 %', 'over 99 %', '100 %']);
});
