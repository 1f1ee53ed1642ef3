/** Time, first tokens and tokens of a whole run, computed from its inputs. */
import type { Run, RunInputResult } from '../model/run.ts';
import { inputFigures } from './input-figures.ts';
import { inputTokens, sumTokens, type TokenFigure } from './token-figures.ts';

export interface RunFigures {
  /** Time from start to end of the run in ms on the browser's clock; null while it runs. */
  timeMs: number | null;
  /** First-token times of the inputs that have one, in the order of the inputs. */
  firstTokensMs: number[];
  tokens: TokenFigure | null;
}

/** `inputs`: those to count; default: all of the run. Pure. */
export function runFigures(run: Run, inputs: readonly RunInputResult[] = run.inputs): RunFigures {
  return {
    timeMs: run.durationMs,
    firstTokensMs: inputs.flatMap((input) => inputFigures(run, input).firstTokenMs ?? []),
    tokens: sumTokens(inputs.flatMap((input) => inputTokens(run, input) ?? [])),
  };
}
