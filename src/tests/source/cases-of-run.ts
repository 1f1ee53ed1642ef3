/** Cases made of what was asked before: the inputs of a request, or runs. */
import type { SuiteCase } from '#contract/suite/suite-file.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { humanWaits } from '#run/figures/human-waits.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run, RunInputResult, RunOutput } from '#run/model/run.ts';

type QuestionInput = Pick<RequestDraft['inputs'][number], 'value' | 'components' | 'type'>;

/** A case for each input; one without an input if the flow keeps its own. */
export function casesOfDraft({ inputsMode, inputs }: Pick<RequestDraft, 'inputsMode' | 'inputs'>): SuiteCase[] {
  return inputsMode === 'mine' && inputs.length > 0 ? inputs.map(caseOfInput) : [{}];
}

/** The type is always written, because the suite may have another one for all its cases. */
export function caseOfInput({ value, components, type }: QuestionInput): SuiteCase {
  return { input: value, ...(components.length > 0 && { components: [...components] }), type };
}

/** What one input of a run asked, and what a person decided. */
export function caseOfRunInput(run: Run, input: RunInputResult): SuiteCase {
  const { inputsMode, inputs } = run.draft;
  const sent = inputs[input.index];
  return { ...(inputsMode === 'mine' && sent ? caseOfInput(sent) : {}), ...decisionsOf(run, input) };
}

/** What a person decided during the run, by the name of the component, or its id if another one has the name too. */
function decisionsOf(run: Run, input: RunInputResult): Pick<SuiteCase, 'decisions'> {
  const decided = humanWaits(run, input).flatMap(({ question: { component }, name, decision }) => {
    const isOnly = (run.components ?? []).filter(({ displayName }) => displayName === name).length < 2;
    return decision === null ? [] : [[isOnly ? name : component, decision] as const];
  });
  return decided.length === 0 ? {} : { decisions: Object.fromEntries(decided) };
}

export interface PastQuestion {
  case: SuiteCase;
  question: string;
  /** The newest. */
  answer: string;
  run: { id: string; number: number };
  /** Runs that asked it. */
  count: number;
}

/**
 * What runs asked, each question once with its newest answer, in the order in which they were asked last. Only answers of
 * one output count: `output` is an id or name, null for the first.
 */
export function questionsOfRuns(runs: readonly Run[], output: string | null): PastQuestion[] {
  const found = new Map<string, PastQuestion>();
  for (const run of runs.toSorted((left, right) => right.startedAt - left.startedAt)) {
    const counted = new Set<PastQuestion>();
    for (const input of run.inputs) {
      const testCase = caseOfRunInput(run, input);
      const answered = answerOf(input, output);
      if (testCase.input === undefined || testCase.input.trim() === '' || !answered) continue;
      const key = questionKey(testCase);
      const known = found.get(key);
      if (known && !counted.has(known)) known.count += 1;
      const one = known ?? {
        case: testCase,
        question: testCase.input,
        answer: answerText(answered),
        count: 1,
        run: { id: run.id, number: run.number },
      };
      counted.add(one);
      found.set(key, one);
    }
  }
  return [...found.values()];
}

/** The same for two cases that ask the same of the same components. */
export function questionKey({ input = '', components = [] }: Pick<SuiteCase, 'input' | 'components'>): string {
  return JSON.stringify([input.trim(), components.toSorted()]);
}

function answerOf({ status, outputs }: RunInputResult, wanted: string | null): RunOutput | undefined {
  if (status !== 'done') return undefined;
  if (wanted === null) return outputs.find(({ result }) => result !== null);
  return outputs.find(
    ({ component, displayName, result }) => result !== null && (component === wanted || displayName === wanted),
  );
}
