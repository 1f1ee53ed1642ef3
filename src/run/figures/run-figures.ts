/** Time, first tokens and tokens of a whole run, computed from its inputs. */
import type { Run, RunInputResult } from '../model/run.ts';
import { inputFigures } from './input-figures.ts';
import { inputTokens, sumTokens, type TokenFigure } from './token-figures.ts';

/** Time to the first token of an input, by its index. */
export interface FirstToken {
  input: number;
  ms: number;
}

export interface RunFigures {
  /** Time from start to end of the run in ms on the browser's clock; null while it runs. */
  timeMs: number | null;
  /** Of the inputs that have one, in their order. */
  firstTokens: FirstToken[];
  tokens: TokenFigure | null;
}

/** `inputs`: those to count; default: all of the run. Pure. */
export function runFigures(run: Run, inputs: readonly RunInputResult[] = run.inputs): RunFigures {
  return {
    timeMs: run.durationMs,
    firstTokens: inputs.flatMap((input) => {
      const ms = inputFigures(run, input).firstTokenMs;
      return ms === null ? [] : [{ input: input.index, ms }];
    }),
    tokens: sumTokens(inputs.flatMap((input) => inputTokens(run, input) ?? [])),
  };
}
