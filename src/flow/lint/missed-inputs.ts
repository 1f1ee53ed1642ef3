/** Inputs of a request that no component receives: the flow then answers its saved text. */

import type { RunRequest } from '#contract/run-request.ts';
import { cutText } from '#contract/text/cut-text.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { textOrEmpty } from '../index/text-or-empty.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { reachedComponents } from '../request/reached-components.ts';
import { fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import type { TweakRules } from '../tweaks/tweak-verdict.ts';

export interface MissedInput {
  /** Index in the request. */
  input: number;
  /** What the flow answers in its place, or the beginning of it; null if that is not a saved text, but a tweak or a connection. */
  saved: string | null;
}

const LONGEST = 400;

/** The entries that reach nothing: rules R2 to R4 of the recordings, which say that saved texts stay then. */
export function missedInputs(index: FlowIndex, { inputs, tweaks }: RunRequest, rules: TweakRules): MissedInput[] {
  if (index.isUnknown) return [];
  const missed = bindInputs(index, inputs).filter(({ isSent, reached }) => isSent && reached.length === 0);
  if (missed.length === 0) return [];
  const running = reachedComponents(index);
  const fields = index.inputs.flatMap(({ id, fields }) => (running.has(id) ? (fields.get('input_value') ?? []) : []));
  const tweaked = fieldTweaksOf(index, tweaks ?? {}, rules);
  const isSaved = fields.length > 0 && fields.every((field) => field.connection === null && !tweaked.has(field));
  const texts = fields.map(({ value }) => textOrEmpty(value)).filter((text) => text !== '');
  const saved = isSaved ? cutText(texts.join(' · '), LONGEST) : null;
  return missed.map(({ input }) => ({ input, saved }));
}
