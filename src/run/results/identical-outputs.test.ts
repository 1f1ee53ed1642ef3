import { describe, expect, it } from 'vitest';
import { answeredRun, inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { identicalOutputs } from './identical-outputs.ts';

function sameAs(texts: readonly string[]): (number | null)[] {
  const run = answeredRun(texts);
  const same = identicalOutputs(run);
  return run.inputs.flatMap(({ outputs }) => outputs.map((output) => same.get(output)?.index ?? null));
}

describe('identicalOutputs', () => {
  it('points to the first input with the same answer', () => {
    expect(sameAs(['a', 'b', 'a', 'a', 'b'])).toEqual([null, null, 0, 0, 1]);
  });

  it('ignores a single input, and empty answers', () => {
    expect(sameAs(['a'])).toEqual([null]);
    expect(sameAs(['', ''])).toEqual([null, null]);
  });

  it('does not compare answers of different components', () => {
    const other = { ...messageResult('a'), component_id: 'Other-1', component_display_name: 'Other' };
    const run = runOf({
      request: { inputs: [{ input_value: '1' }, { input_value: '2' }], stream: false },
      events: [
        [1, outputReady(0, messageResult('a'))],
        [2, inputEnd(0)],
        [3, outputReady(1, other)],
        [4, inputEnd(1)],
      ],
    });
    expect(identicalOutputs(run).size).toBe(0);
  });
});
