/** The request of a demo: made only of what was published and of what a visitor chose. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { AskDemo } from '#contract/demos/visitor.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { missedInputs } from '#flow/lint/missed-inputs.ts';
import { setFieldTweak } from '#flow/text/set-field-tweak.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { knobValue } from './knob-value.ts';

/** `refused`: not something that the demo offers. `lost`: the flow has no field of a knob, or may not answer the question. */
export type DemoRequest = { kind: 'request'; request: RunRequest; question: string } | { kind: 'refused' | 'lost' };

export interface DemoFlow {
  index: FlowIndex;
  /** Rules of the server that has the flow. */
  rules: TweakRules;
}

export function toDemoRequest(flow: DemoFlow, settings: DemoSettings, sent: Omit<AskDemo, 'version'>): DemoRequest {
  const input = toInput(settings, sent.question);
  if (input === null || sent.knobs.length !== settings.knobs.length) return { kind: 'refused' };
  let text = JSON.stringify(settings.tweaks);
  for (const [index, knob] of settings.knobs.entries()) {
    const value = knobValue(knob.control, sent.knobs[index] ?? Number.NaN);
    if (value === null) return { kind: 'refused' };
    const component = flow.index.byId.get(knob.component);
    const field = component?.fields.get(knob.field);
    if (!component || !field) return { kind: 'lost' };
    text = setFieldTweak(text, { ...flow, component, field }, value);
  }
  const request = runRequestSchema.safeParse({
    inputs: [input],
    ...(settings.outputs.length > 0 && { outputs: settings.outputs }),
    tweaks: parseTweaksText(text).tweaks ?? {},
  });
  // Half of a character, which no request can carry.
  if (!request.success) return { kind: 'refused' };
  // The flow would, or may, answer another text under this question.
  if (missedInputs(flow.index, request.data, flow.rules).length > 0) return { kind: 'lost' };
  return { kind: 'request', request: request.data, question: input.input_value };
}

function toInput({ questions, own }: DemoSettings, question: number | string) {
  if (typeof question === 'number') {
    const chosen = questions[question];
    if (chosen === undefined) return null;
    const { text, ...target } = chosen;
    return { ...target, input_value: text };
  }
  if (own === null || question.length > own.most || question.trim() === '') return null;
  const { most: _most, ...target } = own;
  return { ...target, input_value: question };
}
