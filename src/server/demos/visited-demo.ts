/** A demo as its visitors see it. */
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import type { VisitedControl, VisitedDemo } from '#contract/demos/visitor.ts';
import { knobText } from '#flow/knobs/knob.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';

export function toVisitedDemo({ settings, version }: StoredDemo): VisitedDemo {
  const { title, lead, questions, own, knobs, variants, showsTimes, limits, openUntil } = settings;
  return {
    title,
    lead,
    questions: questions.map(({ text }) => text),
    own: own && { most: own.most },
    knobs: knobs.map(({ label, control }) => ({ label, control: toVisitedControl(control) })),
    isVote: variants !== null,
    showsTimes,
    perHour: limits.perHour,
    openUntil,
    version,
  };
}

function toVisitedControl(control: DemoControl): VisitedControl {
  if (control.kind === 'range') return control;
  const options = control.options.map(({ words, value }) => words ?? knobText(value));
  return { kind: 'options', options, value: control.value };
}
