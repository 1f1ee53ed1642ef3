import { describe, expect, it } from 'vitest';
import { readRecording } from '#contract/testing/recordings.ts';
import { parseFlowDetail, parseFlowList } from './parse-flows.ts';

const exported = readRecording('flows/export-two.json');

describe('parseFlowDetail', () => {
  it('indexes a flow and reads what a sample suggests', () => {
    const sample = Object.assign({}, exported, {
      is_sample: true,
      suggested_request: { inputs: [{ input_value: 'a' }] },
      suggested_suite: 'format: tweakbench-tests',
    });
    const detail = parseFlowDetail(sample, 'two');
    expect(detail).toMatchObject({
      isSample: true,
      suggested: { inputs: [{ input_value: 'a' }] },
      exampleSuite: 'format: tweakbench-tests',
    });
    expect(detail.index.inputs.length).toBeGreaterThan(0);
  });

  it('ignores a suggestion that is not a request', () => {
    expect(
      parseFlowDetail(Object.assign({}, exported, { suggested_request: { nope: 1 } }), 'two').suggested,
    ).toBeNull();
  });

  it('throws for what is not a flow', () => {
    expect(() => parseFlowDetail({ detail: 'x' }, 'two')).toThrow();
  });
});

describe('parseFlowList', () => {
  it('leaves out rows that are not flows', () => {
    expect(parseFlowList([{ id: 'a', name: 'A' }, { nope: 1 }])).toEqual([{ id: 'a', name: 'A' }]);
    expect(() => parseFlowList({})).toThrow('not a list');
  });
});
