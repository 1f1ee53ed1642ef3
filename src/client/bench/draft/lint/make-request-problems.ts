/** Finds what the user may not expect of the planned request. Pure; loaded after the first paint. */

import type { DiagnosticSubject } from '#flow/lint/diagnostic.ts';
import { lintRequest, type RequestRoute } from '#flow/lint/lint-request.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import type { RequestProblem } from '../../../draft/lint/request-problem.ts';
import type { DraftPlan } from '../../../draft/plan/draft-plan.ts';
import type { FieldTarget } from '../../../shell/state/ui-state.ts';
import { diagnosticText, fixLabel } from './diagnostic-text.ts';
import { olderCopyProblems } from './older-copy-problem.ts';
import { variableProblems } from './variable-problems.ts';

/** The route of the plan. Langflow's run/advanced answers one input at most, and only in the flow's own session. */
function routeOf({ isLangflow, plan }: DraftPlan): RequestRoute {
  const isAdvanced = isLangflow && plan.requests.some(({ transport }) => !transportKind(transport).carriesSession);
  return {
    answersEachInput: !(isAdvanced && plan.requests.some(({ inputs }) => inputs.length > 1)),
    takesAnySession: !isAdvanced,
    readsVariables: isLangflow,
  };
}

interface ProblemPart {
  label: string;
  target: FieldTarget;
}

function partOf(
  subject: DiagnosticSubject,
  isAboutTarget: boolean,
  lineOf: (path: readonly string[]) => number,
): ProblemPart {
  switch (subject.part) {
    case 'inputs':
      return { label: 'Inputs', target: { kind: 'inputs' } };
    case 'input': {
      const kind = isAboutTarget ? 'targets' : 'input';
      return { label: `Input ${subject.input + 1}`, target: { kind, index: subject.input } };
    }
    case 'output':
      return { label: 'Outputs', target: { kind: 'outputs' } };
    case 'session':
      return { label: 'Session ID', target: { kind: 'session' } };
    case 'tweak': {
      const line = lineOf(subject.path);
      return { label: `Line ${line}`, target: { kind: 'tweaks', line } };
    }
  }
}

const ABOUT_TARGETS: ReadonlySet<string> = new Set([
  'unknown-target',
  'target-is-no-input',
  'type-excludes-target',
  'target-is-connected',
  'component-in-several-inputs',
  'inputs-are-separate-runs',
]);

/** `verdicts` of the tweaks, and `text`, in which they are. Warnings before notes, else in the order of the request. None while the flow is unknown. */
export function makeRequestProblems(
  planned: DraftPlan,
  verdicts: readonly TweakVerdict[],
  text: TweaksText,
): RequestProblem[] {
  const { request, subject } = planned;
  const { index, server, flowId } = subject;
  if (!index) return [];
  // If the flow is addressed by its endpoint name, its default session has that name too.
  const session = request.session_id === flowId ? index.id : request.session_id;
  const requestWithSession = { ...request, ...(session === undefined ? {} : { session_id: session }) };
  const bindings = bindInputs(index, request.inputs);
  const diagnostics = lintRequest(index, requestWithSession, {
    bindings,
    // A request that cannot be sent is planned without its tweaks.
    verdicts: request.tweaks === undefined ? [] : verdicts,
    route: routeOf(planned),
    rules: server.rules,
  });
  const context = { index, server: server.name };
  const lineOf = (path: readonly string[]) => text.locate(path)?.line ?? 1;
  const problems = diagnostics.map((diagnostic): RequestProblem => {
    const { kind, severity, fix } = diagnostic;
    const { label, target } = partOf(diagnostic.about, ABOUT_TARGETS.has(kind), lineOf);
    const sentence = diagnosticText(diagnostic, context);
    return {
      id: `${kind} ${label} ${sentence}`,
      severity,
      label,
      target,
      sentence,
      fix: fix && { change: fix, label: fixLabel(fix, index) },
      ...(diagnostic.about.part === 'tweak' && { path: diagnostic.about.path }),
      ...(kind === 'blanks-own-text' && diagnostic.about.part === 'input' && { whenTouched: diagnostic.about.input }),
    };
  });
  return [...olderCopyProblems(index, requestWithSession, lineOf), ...variableProblems(planned), ...problems].toSorted(
    (left, right) => Number(left.severity === 'note') - Number(right.severity === 'note'),
  );
}
