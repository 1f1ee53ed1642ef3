import { describe, expect, it } from 'vitest';
import type { ResultData } from '#contract/run-response.ts';
import type { RunOutput } from '../model/run.ts';
import { createOutput } from '../reduce/create-run.ts';
import { recordedResult } from '../testing/run-of.ts';
import { fittingView, offeredViews, viewOf } from './output-view.ts';

function outputOf(result: ResultData | null): RunOutput {
  return { ...createOutput('A-1', 'A'), status: 'done', result };
}
const recorded = (name: string) => outputOf(recordedResult(name));

describe('fittingView', () => {
  it.each([
    ['message', 'answer'],
    ['text-output', 'answer'],
    ['chat-output-fed-by-data', 'answer'],
    ['chat-output-fed-by-dataframe', 'answer'],
    ['message-with-image-file', 'answer'],
    ['message-with-content-blocks', 'answer'],
    ['several-outputs-node-selected', 'answer'],
    ['data-node-selected', 'table'],
    ['dataframe-node-selected (Split Text)', 'table'],
  ])('of the recorded %s is %s', (name, view) => {
    expect(fittingView(recorded(name))).toBe(view);
  });

  it.each([
    { results: { odd: 7 } },
    { artifacts: { thing: { raw: 'x' } } },
    { results: 'just this' },
    { results: {}, outputs: { data: { message: [[1], 'mixed'], type: 'array' } } },
    {},
  ])('of an unknown shape is the tree: %j', (result) => {
    expect(fittingView(outputOf(result))).toBe('tree');
  });

  it('of an empty text is the answer, which says that it is empty', () => {
    expect(fittingView(outputOf({ outputs: { message: { message: '', type: 'text' } } }))).toBe('answer');
  });
});

describe('offeredViews', () => {
  it('has a table if there are rows or fields, also inside the text', () => {
    expect(offeredViews(recorded('message'))).toEqual(['answer', 'tree', 'raw']);
    expect(offeredViews(recorded('chat-output-fed-by-dataframe'))).toEqual(['answer', 'table', 'tree', 'raw']);
  });

  it('has the answer only while there is no result', () => {
    expect(offeredViews(outputOf(null))).toEqual(['answer']);
  });
});

describe('viewOf', () => {
  it('uses the chosen view if it is available, else the default', () => {
    expect(viewOf(recorded('data-node-selected'), 'raw')).toBe('raw');
    expect(viewOf(recorded('message'), 'table')).toBe('answer');
    expect(viewOf(recorded('data-node-selected'), null)).toBe('table');
    expect(viewOf(outputOf(null), 'tree')).toBe('answer');
  });
});
