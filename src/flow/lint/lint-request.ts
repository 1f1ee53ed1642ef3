/** Checks a whole request for effects that its sender may not expect. */
import type { RunRequest } from '#contract/run-request.ts';
import { componentsNamed } from '../index/component-id.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import type { InputBinding } from '../request/bind-inputs.ts';
import { nameFinder } from '../request/close-names.ts';
import { reachedComponents } from '../request/reached-components.ts';
import { stateOf } from '../tweaks/field-state.ts';
import { groupVerdicts } from '../tweaks/group-verdicts.ts';
import { inputProblems } from '../tweaks/tweak-problems.ts';
import type { TweakRules, TweakVerdict } from '../tweaks/tweak-verdict.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lintInputs } from './lint-inputs.ts';
import { missedInputs } from './missed-inputs.ts';

/** Behaviour of the planned route in which servers and releases differ. */
export interface RequestRoute {
  /** False when all inputs of a request get the answer of the first (run/advanced in every release of Langflow). */
  answersEachInput: boolean;
  /** False when only the flow's id is accepted as session (run/advanced in every release of Langflow). */
  takesAnySession: boolean;
  /** False for the embedded server, which has no global variables. */
  readsVariables: boolean;
}

interface LintContext {
  bindings: readonly InputBinding[];
  verdicts: readonly TweakVerdict[];
  route: RequestRoute;
  rules: TweakRules;
}

/**
 * Texts that replace the name of a variable in the flow, and are then looked up as one (translation-cases.json: "text input
 * saved as a variable"). A plain tweak on the field would end that.
 */
function lintSavedVariables(index: FlowIndex, { bindings, verdicts, route }: LintContext): Diagnostic[] {
  if (!route.readsVariables) return [];
  const tweaked = new Set(
    verdicts.flatMap(({ target }) => (target?.field === 'input_value' ? [target.component] : [])),
  );
  return bindings.flatMap((binding): Diagnostic[] => {
    const { input, reached, value } = binding;
    if (value === '') return [];
    const components = reached.filter((id) => {
      const field = index.byId.get(id)?.fields.get('input_value');
      return field !== undefined && !tweaked.has(id) && inputProblems(stateOf(field), [binding]).length > 0;
    });
    if (components.length === 0) return [];
    const about = { part: 'input', input } as const;
    return [{ kind: 'input-names-variable', severity: 'warning', about, components, inputs: [input], fix: null }];
  });
}

/** An entry that reaches nothing already has a diagnostic of its targets or type. */
function lintFrozen(index: FlowIndex, request: RunRequest, rules: TweakRules): Diagnostic[] {
  return missedInputs(index, request, rules).flatMap(({ input, frozen: component }): Diagnostic[] => {
    const about = { part: 'input', input } as const;
    return component === undefined
      ? []
      : [{ kind: 'earlier-answer', severity: 'warning', about, component, fix: null }];
  });
}

/** Outputs for which the server answers 200 without a result. */
function lintOutputs(index: FlowIndex, outputs: readonly string[]): Diagnostic[] {
  if (outputs.length === 0) return [];
  const reached = reachedComponents(index);
  const find = nameFinder(index.components.flatMap(({ id, displayName }) => [id, displayName]));
  return [...new Set(outputs)].flatMap((output): Diagnostic[] => {
    const about = { part: 'output', output } as const;
    const remove = { kind: 'remove-output', output } as const;
    const named = componentsNamed(index, output).map(({ id }) => id);
    if (named.length === 0) {
      const suggestions = find(output);
      const [to] = suggestions;
      const fix = to === undefined ? remove : ({ kind: 'rename-output', from: output, to } as const);
      return [{ kind: 'unknown-output', severity: 'warning', about, suggestions, fix }];
    }
    if (named.some((id) => reached.has(id))) return [];
    return [{ kind: 'output-does-not-run', severity: 'warning', about, components: named, fix: remove }];
  });
}

/** Tweaks that the rest of the request overrides; a bare key that does the same in several components is one diagnostic. */
function lintTweaks(verdicts: readonly TweakVerdict[], bindings: readonly InputBinding[], stream: boolean) {
  return groupVerdicts(verdicts).flatMap((group): Diagnostic[] => {
    const [verdict] = group;
    if (!verdict) return [];
    const { path, reason, problems, match } = verdict;
    const about = { part: 'tweak', path } as const;
    const removal = { kind: 'remove-tweak', path } as const;
    if (reason.kind === 'run-wins') {
      return [{ kind: 'run-sets-field', severity: 'warning', about, field: verdict.target?.field ?? '', fix: removal }];
    }
    const isOff = verdict.value === false || verdict.value === '';
    if (stream && isOff && match === 'bare' && path[0] === 'stream') {
      return [{ kind: 'streams-anyway', severity: 'note', about, fix: removal }];
    }
    const partly = problems.find((problem) => problem.kind === 'input-wins-in');
    const isLost = reason.kind === 'input-wins';
    const inputs = isLost ? bindings.filter(({ isSent }) => isSent).map(({ input }) => input) : partly?.inputs;
    const components = group.flatMap(({ target }) => (target === null ? [] : [target.component]));
    if (!inputs || components.length === 0) return [];
    const naming = problems.find((problem) => problem.kind === 'input-names-variable');
    const named = naming?.inputs.filter((input) => bindings[input]?.value !== '') ?? [];
    if (named.length > 0)
      return [{ kind: 'input-names-variable', severity: 'warning', about, components, inputs: named, fix: removal }];
    const isBare = match === 'bare' && path.length === 1;
    const severity = isLost ? 'warning' : 'note';
    const fix = isLost && !isBare ? removal : null;
    return [{ kind: 'input-beats-tweak', severity, about, components, inputs, fix }];
  });
}

/**
 * All diagnostics about a request, in the order inputs, outputs, tweaks, session. `bindings` and `verdicts` are those of
 * the same request. Pure; never throws; linear in the size of request and flow.
 */
export function lintRequest(index: FlowIndex, request: RunRequest, context: LintContext): Diagnostic[] {
  const { bindings, verdicts, route, rules } = context;
  const diagnostics = [
    ...lintInputs(index, request.inputs, bindings),
    ...lintFrozen(index, request, rules),
    ...lintSavedVariables(index, context),
  ];
  if (!route.answersEachInput && bindings.length > 1) {
    const about = { part: 'inputs' } as const;
    const fix = { kind: 'send-separately' } as const;
    diagnostics.push({ kind: 'only-first-answered', severity: 'warning', about, inputs: bindings.length, fix });
  }
  diagnostics.push(...lintOutputs(index, request.outputs ?? []));
  diagnostics.push(...lintTweaks(verdicts, bindings, request.stream ?? false));
  const session = request.session_id ?? '';
  if (!route.takesAnySession && session !== '' && session !== index.id) {
    const about = { part: 'session' } as const;
    diagnostics.push({
      kind: 'session-not-known',
      severity: 'warning',
      about,
      session,
      fix: { kind: 'remove-session' },
    });
  }
  return diagnostics;
}
