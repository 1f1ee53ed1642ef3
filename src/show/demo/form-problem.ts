/** What keeps a demo from being published, as far as its form shows it. The server has the last word. */

import { isJsonEqual } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { demoKnobProblem } from '#show/knobs/demo-knob-problem.ts';
import { SAME_REQUEST } from '#show/knobs/vote-difference.ts';
import type { DemoForm } from './demo-form.ts';

/** Why this cannot be the last part of an address; null if it can. */
export function nameProblem(name: string): string | null {
  if (/[^a-z0-9-]/.test(name)) return 'a–z, 0–9 and - only';
  if (name.length < 3) return '3 letters at least';
  return name.length > 40 ? '40 letters at most' : null;
}

/** Why a demo cannot be published at this address, as a sentence. `isFree` is null while nobody knows. */
export function addressProblem(name: string, isFree: boolean | null): string | null {
  if (name === '') return 'Give the demo an address to publish it.';
  if (nameProblem(name) !== null) return 'Correct the address to publish the demo.';
  if (isFree === null) return 'Checking the address.';
  return isFree ? null : 'This address is taken.';
}

/** What is wrong with the form, as a sentence; null if nothing is. `index`: of the demo's flow; null if it is not known. */
export function formProblem(form: DemoForm, index: FlowIndex | null): string | null {
  const { questions, knobs } = form;
  if (form.title.trim() === '') return 'Give the demo a title.';
  const on = questions.filter(({ isOn, text }) => isOn && text.trim() !== '');
  if (on.length === 0 && !form.takesOwn) return 'Choose a question, or let visitors type their own.';
  if (form.variants !== null && isJsonEqual(form.variants[0].tweaks, form.variants[1].tweaks))
    return `${SAME_REQUEST}.`;
  for (const knob of knobs.filter(({ isOn }) => isOn)) {
    if (knob.control.kind === 'options' && knob.control.options.length < 2) {
      return `Add a second option to ${knob.label}, or turn it off.`;
    }
    const problem = index === null ? null : demoKnobProblem(index, knob);
    if (problem !== null) return `${problem}.`;
  }
  return null;
}
