/** Inputs of a request that the flow does not answer, or may not: it then answers its saved text, or an earlier input. */

import type { RunRequest } from '#contract/run-request.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { textOrEmpty } from '../index/text-or-empty.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { reachedComponents } from '../request/reached-components.ts';
import { fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import { frozenComponents } from '../tweaks/frozen-components.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';

export interface MissedInput {
  /** Index in the request. */
  input: number;
  /** What the flow answers in its place, or the beginning of it; null if that is not a saved text. */
  saved: string | null;
  /** Set if components receive the input, but this frozen one may answer from an earlier result, whatever they received. */
  frozen?: string;
}

const LONGEST = 400;

/**
 * The entries that reach nothing: saved texts stay then (translation-cases.json). And those for which an earlier result may be
 * the answer (frozen-components.json, "then with another input").
 */
export function missedInputs(index: FlowIndex, { inputs, tweaks }: RunRequest, rules: TweakRules): MissedInput[] {
  const frozen = frozenComponents(index, rules);
  const sent = bindInputs(index, inputs).filter(({ isSent }) => isSent);
  if (frozen.size === 0 && sent.every(({ reached }) => reached.length > 0)) return [];
  const running = reachedComponents(index);
  const fields = index.inputs.flatMap(({ id, fields }) => (running.has(id) ? (fields.get('input_value') ?? []) : []));
  const tweaked = fieldTweaksOf(index, tweaks ?? {}, rules);
  const isSaved = fields.length > 0 && fields.every((field) => field.connection === null && !tweaked.has(field));
  const texts = fields.map(({ value }) => textOrEmpty(value)).filter((text) => text !== '');
  const saved = isSaved ? cutText(texts.join(' · '), LONGEST) : null;
  return sent.flatMap(({ input, reached }): MissedInput[] => {
    if (reached.length === 0) return [{ input, saved }];
    const nearest = reached.filter((id) => running.has(id)).map((id) => frozen.get(id));
    const [first] = nearest;
    return first === undefined || nearest.includes(undefined) ? [] : [{ input, saved: null, frozen: first }];
  });
}
