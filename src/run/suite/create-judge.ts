/** Asks the judges of a suite: models at an address, and other flows of the server on which it runs. */
import { errorMessage } from '#contract/error-message.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askModel, type SendTo } from '../checks/ask-model.ts';
import { JudgeError } from '../checks/judge.ts';
import type { DraftPlace } from '../execute/run-draft.ts';
import { askFlow } from './ask-flow.ts';

export interface JudgePlace extends Omit<DraftPlace, 'flow' | 'index'> {
  /** By id or endpoint name. Rejects with a sentence. */
  findFlow: (key: string) => Promise<{ id: string; name: string; index: FlowIndex; flow: FlowExport }>;
  newSession: () => string;
  /** See `askModel`. */
  send?: SendTo;
}

/** Resolves with the text of the judge. Throws a JudgeError. */
export type AskJudge = (by: JudgeBy, prompt: string, signal: AbortSignal) => Promise<string>;

export function createJudge(place: JudgePlace): AskJudge {
  return async (by, prompt, signal) => {
    if ('model' in by) return askModel(by, prompt, place.timeouts, signal, place.send);
    const flow = await place.findFlow(by.flow).catch((error: unknown) => {
      throw new JudgeError(`The judge cannot be found: ${errorMessage(error)}.`);
    });
    return askFlow(
      by,
      prompt,
      { ...place, flow, index: flow.index, graph: flow.flow.data },
      place.newSession(),
      signal,
    );
  };
}
