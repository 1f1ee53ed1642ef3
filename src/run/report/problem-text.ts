/** One plain sentence for each problem of a tweak. */
import { lowerFirst } from '#contract/text/upper-first.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { noModelText } from '#flow/request/no-model-text.ts';
import type { TweakProblem } from '#flow/tweaks/tweak-verdict.ts';
import { showValue } from './show-value.ts';
import { withArticle } from './with-article.ts';

const MAX_OPTIONS = 6;

function rangeText(min: number | null, max: number | null): string {
  if (min === null) return `Above the largest value, ${max}`;
  return max === null ? `Below the smallest value, ${min}` : `Outside ${min} to ${max}`;
}

function inputsText(inputs: readonly number[]): string {
  const names = inputs.map((input) => input + 1).join(', ');
  return inputs.length === 1 ? `Input ${names} replaces this value` : `Inputs ${names} replace this value`;
}

/** What the sentences use beside the problem. */
export interface ProblemContext {
  /** Names of the variables that are sent with the run. */
  variables: readonly string[];
  /** The component that the tweak is on; null if it reaches none. */
  component: string | null;
  /** The display name of a component. */
  nameOf: (id: string) => string;
}

export function problemText(problem: TweakProblem, { variables, component, nameOf }: ProblemContext): string {
  switch (problem.kind) {
    case 'wrong-type':
      return `Wrong type: the field takes ${withArticle(problem.expected)}, so the component may fail`;
    case 'needed':
      return 'The component needs this field and gets no value for it, so it may fail';
    case 'unknown-provider': {
      const known = problem.known.length === 0 ? '' : ` (${problem.known.map(showValue).join(', ')})`;
      return `${showValue(problem.provider)} is no provider of this component's models${known}, so it may fail. Another provider needs its own model name, package and key`;
    }
    case 'no-such-model':
      return `The component's list has no model ${showValue(problem.model)} of ${showValue(problem.provider)}, so it may fail. Another provider needs its own model name, package and key`;
    case 'without-provider': {
      const what = problem.model === '' ? 'This names no model and' : `${showValue(problem.model)} is given with`;
      return `${what} no provider, and the server may not know one, so the component may fail. Choose a model of the component's list, or give both`;
    }
    case 'not-demo':
      // This text is a whole sentence, because errors use it too.
      return trimEndOf(noModelText(problem.choice), '.');
    case 'not-attached':
      return `A Memory Base named ${showValue(problem.name)} may not be attached to this flow, so the component may fail`;
    case 'no-variable': {
      const names = problem.variables.map((name) => `{${name}}`).join(', ');
      const such = problem.variables.length === 1 ? 'variable' : 'variables';
      return `The template uses ${names}, but the component has no such ${such}, so it may fail`;
    }
    case 'malformed-template':
      return `The template cannot be filled (${problem.error}), so the component may fail`;
    case 'cannot-split':
      return `The text cannot be split at these sizes (${problem.error}), so the component may fail`;
    case 'out-of-range':
      return rangeText(problem.min, problem.max);
    case 'not-an-option': {
      const shown = problem.options.slice(0, MAX_OPTIONS).map(showValue).join(', ');
      return `Not one of ${shown}${problem.options.length > MAX_OPTIONS ? ', …' : ''}`;
    }
    case 'replaces-variable':
      return variables.includes(problem.variable)
        ? `Replaces the variable ${problem.variable}, so the one of this run does not reach the field`
        : `Replaces the global variable ${problem.variable}`;
    case 'reads-variable':
      return variables.includes(problem.variable)
        ? `Gets the variable ${problem.variable} of this run`
        : `Reads the global variable ${problem.variable}`;
    case 'text-as-boolean':
      return 'Any non-empty text counts as true';
    case 'uses-default':
      return "Resets this field to the component's default. The flow's value is lost";
    case 'frozen': {
      const [who, of] =
        problem.component === component
          ? ['The component', 'it']
          : [`${nameOf(problem.component)}, which this feeds,`, 'that'];
      return `${who} is frozen. If the server has an earlier result of ${of} (kept one hour by default, for the user and the component ID), it answers with that, and neither tweaks nor inputs count`;
    }
    case 'input-wins-in':
      return inputsText(problem.inputs);
    case 'input-names-variable':
      return 'The text of the input is read as the name of a global variable, and the run fails if there is none';
  }
}

/** The same at the end of the editor's line; empty if the change says it. */
export function problemHint(problem: TweakProblem, context: ProblemContext): string {
  if (problem.kind === 'uses-default') return '';
  if (problem.kind !== 'frozen') return lowerFirst(problemText(problem, context));
  const who = problem.component === context.component ? '' : `${context.nameOf(problem.component)} is `;
  return `${who}frozen: an earlier result may answer`;
}

const SERIOUS: ReadonlySet<TweakProblem['kind']> = new Set([
  'wrong-type',
  'needed',
  'no-variable',
  'malformed-template',
  'unknown-provider',
  'no-such-model',
  'without-provider',
  'not-demo',
  'not-attached',
  'cannot-split',
  'out-of-range',
  'not-an-option',
  'text-as-boolean',
  'uses-default',
  'frozen',
  'input-names-variable',
]);

/** False for what is worth knowing and needs no change. */
export function isSerious({ kind }: TweakProblem): boolean {
  return SERIOUS.has(kind);
}
