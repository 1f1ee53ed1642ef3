/** What a blind vote of a demo is about: the fields that its variants set differently. A knob on one of them would undo that. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { applyTweaks } from '../tweaks/apply-tweaks.ts';
import { matchTweaks } from '../tweaks/match-tweaks.ts';
import { type DemoFlow, toDemoRequest } from './demo-request.ts';
import { knobKey } from './knob.ts';
import { turnedSetting } from './knob-value.ts';

/** The fields, each as `knobKey`, that get different values with the two variants before a knob is set; none without a vote. */
export function votedFields(flow: DemoFlow, settings: DemoSettings): ReadonlySet<string> {
  return differing(flow, { ...settings, knobs: [] });
}

/** Why visitors could not choose between the two answers, as a sentence; null if they can, and without a vote. */
export function voteProblem(flow: DemoFlow, settings: DemoSettings): string | null {
  if (settings.variants === null || differing(flow, settings).size > 0) return null;
  const voted = votedFields(flow, settings);
  const undoing = settings.knobs.filter((knob) => voted.has(knobKey(knob))).map(({ label }) => label);
  if (undoing.length === 0) return 'Both variants give the same request';
  const [verb, noun] = undoing.length === 1 ? ['is', 'it can be no knob'] : ['are', 'they can be no knobs'];
  return `Both variants give the same request: ${undoing.join(' and ')} ${verb} what you vote on, so ${noun}`;
}

/** Every knob is turned, so that a knob that happens to stand at the flow's own value counts too. */
function differing(flow: DemoFlow, settings: DemoSettings): ReadonlySet<string> {
  if (settings.variants === null) return new Set();
  const asked = {
    question: settings.questions.length > 0 ? 0 : 'A',
    knobs: settings.knobs.map((knob) => turnedSetting(flow.index, knob)),
  };
  const [one, other] = settings.variants.map(({ tweaks }) => {
    const made = toDemoRequest(flow, { ...settings, tweaks }, asked);
    return made.kind === 'request' ? receivedFrom(flow, made.request) : new Map<string, JsonValue>();
  });
  const keys = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  return new Set([...keys].filter((key) => !isSame(one, other, key)));
}

type Received = ReadonlyMap<string, JsonValue> | undefined;

function isSame(one: Received, other: Received, key: string): boolean {
  if (one?.has(key) !== other?.has(key)) return false;
  return isJsonEqual(one?.get(key) ?? null, other?.get(key) ?? null);
}

/** The values that the components get in place of the flow's own. */
function receivedFrom({ index, rules }: DemoFlow, { inputs, tweaks = {} }: RunRequest): Map<string, JsonValue> {
  const bindings = bindInputs(index, inputs);
  const [binding] = bindings;
  if (!binding) return new Map();
  const verdicts = matchTweaks(index, tweaks, { rules, bindings }).filter(({ state }) => state !== 'no-op');
  return new Map(
    [...applyTweaks(verdicts, binding)].flatMap(([component, fields]) =>
      [...fields].map(([field, value]) => [knobKey({ component, field }), value] as const),
    ),
  );
}
