import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { shownState } from '../tweaks/shown-state.ts';

const int = (value: JsonValue): JsonObject => ({ type: 'int', value });

/** The field and the state of each tweak on a component whose chunks are 160 long and share 40, and why it may fail. */
function judge(tweaks: JsonObject, type = 'SplitText') {
  const fields = { chunk_size: int(160), chunk_overlap: int(40) };
  const index = indexFlow(smallFlow([{ id: `${type}-1`, fields }]));
  const { verdicts } = predictRequest(index, { inputs: [], tweaks: { [`${type}-1`]: tweaks } });
  return verdicts.map((verdict) => {
    const errors = verdict.problems.flatMap((problem) => ('error' in problem ? [problem.error] : []));
    return [verdict.target?.field, shownState(verdict), ...errors];
  });
}

const tooMuch = (overlap: number, size: number) =>
  `Got a larger chunk overlap (${overlap}) than chunk size (${size}), should be smaller.`;

it.each<[JsonObject, string[][]]>([
  [{ chunk_size: 40 }, [['chunk_size', 'applied']]],
  [{ chunk_size: -2.5 }, [['chunk_size', 'may-fail', 'chunk_size must be > 0, got -2']]],
  [{ chunk_size: false }, [['chunk_size', 'may-fail', 'chunk_size must be > 0, got 0']]],
  [{ chunk_size: 5 }, [['chunk_size', 'may-fail', tooMuch(40, 5)]]],
  [{ chunk_overlap: '-1' }, [['chunk_overlap', 'may-fail', 'chunk_overlap must be >= 0, got -1']]],
  [
    { chunk_size: 5, chunk_overlap: 5 },
    [
      ['chunk_size', 'applied'],
      ['chunk_overlap', 'applied'],
    ],
  ],
  [
    { chunk_size: 30, chunk_overlap: -1 },
    [
      ['chunk_size', 'applied'],
      ['chunk_overlap', 'may-fail', 'chunk_overlap must be >= 0, got -1'],
    ],
  ],
  // Its own default is 200, more than the 160 of the flow.
  [{ chunk_overlap: null }, [['chunk_overlap', 'may-fail', tooMuch(200, 160)]]],
  [{ chunk_size: null }, [['chunk_size', 'resets']]],
  // An overlap that is not a number is a problem of its own.
  [
    { chunk_size: 5, chunk_overlap: 'x' },
    [
      ['chunk_size', 'applied'],
      ['chunk_overlap', 'may-fail'],
    ],
  ],
])('predicts whether Split Text fails on %j', (tweaks, expected) => {
  expect(judge(tweaks)).toEqual(expected);
});

it('says nothing of a component with fields of the same names', () => {
  expect(judge({ chunk_size: -1 }, 'Cutter')).toEqual([['chunk_size', 'applied']]);
});
