/** What a blind vote of a demo is about: the fields that its variants set differently. A knob on one of them would undo that. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { applyTweaks } from '#flow/tweaks/apply-tweaks.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { type DemoFlow, toDemoRequest } from './demo-request.ts';
import { knobKey } from './knob.ts';
import { turnedSetting } from './knob-value.ts';

/** Why there is nothing to vote on. */
export const SAME_REQUEST = 'Both variants give the same request';

/** The fields, each as `knobKey`, that get different values with the two variants before a knob is set; none without a vote, or if no request can be made. */
export function votedFields(flow: DemoFlow, settings: DemoSettings): ReadonlySet<string> {
  return differing(flow, { ...settings, knobs: [] }) ?? new Set();
}

/**
 * Why visitors could not choose between the two answers, as a sentence; null if they can, and without a vote. What keeps a
 * request from being made is another problem: `demoProblem`.
 */
export function voteProblem(flow: DemoFlow, settings: DemoSettings): string | null {
  const difference = differing(flow, settings);
  if (settings.variants === null || difference === null || difference.size > 0) return null;
  const voted = votedFields(flow, settings);
  const undoing = settings.knobs.filter((knob) => voted.has(knobKey(knob))).map(({ label }) => label);
  if (undoing.length === 0) return SAME_REQUEST;
  const [verb, noun] = undoing.length === 1 ? ['is', 'it can be no knob'] : ['are', 'they can be no knobs'];
  return `${SAME_REQUEST}: ${undoing.join(' and ')} ${verb} what you vote on, so ${noun}`;
}

/**
 * Every knob is turned, so that a knob that happens to stand at the flow's own value counts too. Null if no request can be made.
 */
function differing(flow: DemoFlow, settings: DemoSettings): ReadonlySet<string> | null {
  if (settings.variants === null) return new Set();
  const sent = {
    question: settings.questions.length > 0 ? 0 : 'A',
    knobs: settings.knobs.map((knob) => turnedSetting(flow.index, knob)),
  };
  const sides: Received[] = [];
  for (const { tweaks } of settings.variants) {
    const made = toDemoRequest(flow, { ...settings, tweaks }, sent);
    if (made.kind !== 'request') return null;
    sides.push(receivedFrom(flow, made.request));
  }
  const [one, other] = sides;
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
