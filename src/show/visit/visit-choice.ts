/** What a visitor of a demo has chosen: a question, or a text of their own, and the values of the knobs. */
import type { AskDemo, VisitedControl, VisitedDemo } from '#contract/demos/visitor.ts';

export interface VisitChoice {
  /** The index of a question; null for the visitor's own. */
  question: number | null;
  /** Kept while another question is chosen. */
  own: string;
  /** A number of the range, or the index of an option. */
  knobs: readonly number[];
}

/** The first choice in a demo. `own` is what was typed before the demo was changed. */
export function firstChoice({ questions, knobs, own: allowed }: VisitedDemo, own = ''): VisitChoice {
  const isOwn = allowed !== null && (questions.length === 0 || own !== '');
  return { question: isOwn ? null : 0, own, knobs: knobs.map(({ control }) => control.value) };
}

/** The text that would be asked; empty if it is still to be typed. */
export function chosenText({ questions }: VisitedDemo, { question, own }: VisitChoice): string {
  return question === null ? own.trim() : (questions[question] ?? '');
}

/** The body of the request. */
export function askBody(demo: VisitedDemo, choice: VisitChoice): AskDemo {
  const { question, knobs } = choice;
  return { version: demo.version, question: question ?? chosenText(demo, choice), knobs: [...knobs] };
}

/** A knob's value as text. */
export function settingText(control: VisitedControl, setting: number): string {
  return control.kind === 'options' ? (control.options[setting] ?? '') : String(setting);
}
