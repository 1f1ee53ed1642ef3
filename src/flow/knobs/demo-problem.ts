/** Whether a demo can be published: what can be known of its questions, knobs and tweaks without running them. */
import type { DemoKnob } from '#contract/demos/demo-knob.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { isJsonEqual } from '#contract/json.ts';
import { askingComponents } from '../request/asking-components.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { findMaskedTweak, findSecretTweaks } from '../secrets/mask-secrets.ts';
import { matchTweaks } from '../tweaks/match-tweaks.ts';
import { demoKnobProblem } from './demo-knob-problem.ts';
import { type DemoFlow, toDemoRequest } from './demo-request.ts';
import { knobValue } from './knob-value.ts';

/** Why it cannot, as a sentence; null if it can. */
export function demoProblem(flow: DemoFlow, settings: DemoSettings): string | null {
  const { questions, own, knobs, tweaks, variants } = settings;
  if (questions.length === 0 && own === null) return 'A demo needs a question, or lets visitors type one';
  const [asking] = askingComponents(flow.index);
  if (asking) return `${asking.displayName} asks a person during the run, and a visitor cannot decide`;
  const sets = [tweaks, ...(variants ?? []).map((variant) => variant.tweaks)];
  for (const set of sets) {
    const secret = findSecretTweaks(set, flow.index)[0] ?? findMaskedTweak(set);
    if (secret)
      return `The tweaks set a secret (${secret.join(' › ')}), and a demo keeps none. Save it in the flow or on its server`;
  }
  if (variants !== null && isJsonEqual(variants[0].tweaks, variants[1].tweaks))
    return 'Both variants have the same tweaks';
  const fields = new Set(knobs.map(({ component, field }) => `${component}\n${field}`));
  if (fields.size < knobs.length) return 'Two knobs set the same field';
  for (const knob of knobs) {
    const problem = demoKnobProblem(flow.index, knob);
    if (problem !== null) return problem;
  }
  for (const set of variants === null ? [tweaks] : sets.slice(1)) {
    const problem = effectProblem(flow, { ...settings, tweaks: set });
    if (problem !== null) return problem;
  }
  return null;
}

/** Judges a request in which every knob is turned. */
function effectProblem(flow: DemoFlow, settings: DemoSettings): string | null {
  const question = settings.questions.length > 0 ? 0 : 'A';
  const made = toDemoRequest(flow, settings, { question, knobs: settings.knobs.map((knob) => turned(flow, knob)) });
  if (made.kind !== 'request') return 'The questions contain half of an emoji or other character pair';
  const bindings = bindInputs(flow.index, made.request.inputs);
  const verdicts = matchTweaks(flow.index, made.request.tweaks ?? {}, { rules: flow.rules, bindings });
  if (verdicts.some(({ state }) => state === 'refused')) return 'The server of the flow refuses these tweaks';
  const idle = settings.knobs.find(({ component, field }) =>
    verdicts.every(
      ({ target, state }) =>
        target?.component !== component || target.field !== field || state === 'ignored' || state === 'overridden',
    ),
  );
  return idle ? `The knob ${idle.label} would have no effect in a run` : null;
}

/** A setting that differs from the flow: with the flow's own value there would be no tweak to judge. */
function turned({ index }: DemoFlow, { component, field, control }: DemoKnob): number {
  const own = index.byId.get(component)?.fields.get(field)?.value ?? null;
  const settings = control.kind === 'options' ? [...control.options.keys()] : [control.min, control.max];
  return settings.find((setting) => String(knobValue(control, setting)) !== String(own)) ?? control.value;
}
