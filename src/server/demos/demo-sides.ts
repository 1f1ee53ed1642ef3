/** The requests of a visitor's question: one, or in a blind vote one for each side. Chance decides the sides. */
import { randomInt } from 'node:crypto';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { AskDemo } from '#contract/demos/visitor.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { type DemoFlow, toDemoRequest } from '#show/knobs/demo-request.ts';

export interface DemoSides {
  kind: 'sides';
  question: string;
  /** The left one first. */
  requests: readonly RunRequest[];
  /** The variant on the left: 0 or 1. Null without a vote. */
  left: 0 | 1 | null;
}

/** Like `toDemoRequest`, for both sides. */
export function toDemoSides(
  flow: DemoFlow,
  settings: DemoSettings,
  request: AskDemo,
): DemoSides | { kind: 'refused' | 'lost' } {
  const { variants, tweaks } = settings;
  const left = variants === null ? null : randomInt(2) === 0 ? 0 : 1;
  const sides = (variants ?? [{ tweaks }]).map((variant) => variant.tweaks);
  if (left === 1) sides.reverse();
  const requests: RunRequest[] = [];
  let question = '';
  for (const side of sides) {
    const made = toDemoRequest(flow, { ...settings, tweaks: side }, request);
    if (made.kind !== 'request') return made;
    requests.push(made.request);
    question = made.question;
  }
  return { kind: 'sides', question, requests, left };
}
