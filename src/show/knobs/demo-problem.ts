/** Whether a demo can be published: what can be known of its questions, knobs and tweaks without running them. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { TweakState } from '#contract/run-event.ts';
import type { RunInput } from '#contract/run-request.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { missedInputs } from '#flow/lint/missed-inputs.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { findMaskedTweak, findSecretTweaks } from '#flow/secrets/mask-secrets.ts';
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { demoKnobProblem } from './demo-knob-problem.ts';
import { type DemoFlow, toDemoRequest } from './demo-request.ts';
import { knobKey } from './knob.ts';
import { turnedSetting } from './knob-value.ts';
import { voteProblem } from './vote-difference.ts';

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
  if (new Set(knobs.map(knobKey)).size < knobs.length) return 'Two knobs set the same field';
  for (const knob of knobs) {
    const problem = demoKnobProblem(flow.index, knob);
    if (problem !== null) return problem;
  }
  const lost = lostQuestion(flow, settings);
  if (lost !== null) return lost;
  for (const set of variants === null ? [tweaks] : sets.slice(1)) {
    const problem = effectProblem(flow, { ...settings, tweaks: set });
    if (problem !== null) return problem;
  }
  return voteProblem(flow, settings);
}

/** A question is sent as an input. */
function lostQuestion({ index, rules }: DemoFlow, { questions, own }: DemoSettings): string | null {
  const problem = ({ components, type }: Omit<RunInput, 'input_value'>, who: string) => {
    const [missed] = missedInputs(index, { inputs: [{ components, type }] }, rules);
    if (missed?.frozen === undefined) return missed ? `${who} would reach no component` : null;
    const frozen = index.byId.get(missed.frozen)?.displayName ?? missed.frozen;
    return `${who} may get the answer to an earlier one, because ${frozen} is frozen`;
  };
  for (const question of questions) {
    const lost = problem(question, `The question “${cutLine(question.text, 40)}”`);
    if (lost !== null) return lost;
  }
  return own && problem(own, 'Questions that visitors type');
}

/** What resets a field does not set it to what a visitor chose. */
const WITHOUT_EFFECT: ReadonlySet<TweakState> = new Set(['ignored', 'overridden', 'resets']);

/** Judges a request in which every knob is turned. */
function effectProblem(flow: DemoFlow, settings: DemoSettings): string | null {
  const question = settings.questions.length > 0 ? 0 : 'A';
  const made = toDemoRequest(flow, settings, {
    question,
    knobs: settings.knobs.map((knob) => turnedSetting(flow.index, knob)),
  });
  if (made.kind !== 'request') return 'The questions contain half of an emoji or other character pair';
  const bindings = bindInputs(flow.index, made.request.inputs);
  const verdicts = matchTweaks(flow.index, made.request.tweaks ?? {}, { rules: flow.rules, bindings });
  if (verdicts.some(({ state }) => state === 'refused')) return 'The server of the flow refuses these tweaks';
  // Only run/advanced decides these, and it takes no session.
  const { decidedByServer } = resolveTweaks(flow.index, made.request.tweaks ?? {}, flow.rules);
  if (settings.flow.server === 'langflow' && decidedByServer !== null)
    return 'The tweaks change a protected field, which a demo of a flow on a Langflow cannot';
  const idle = settings.knobs.find(({ component, field }) =>
    verdicts.every(
      ({ target, state }) => target?.component !== component || target.field !== field || WITHOUT_EFFECT.has(state),
    ),
  );
  return idle ? `The knob ${idle.label} would have no effect in a run` : null;
}
