/** Adds the server's traces to a run that has ended: component times, and the actual outcomes of the tweaks. */
import type { RunRequest } from '#contract/run-request.ts';
import type { Trace } from '#contract/trace.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import type { TweakRules, TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { Run } from '../model/run.ts';
import { narrowRequest } from '../plan/plan-advanced.ts';
import { readTrace } from './read-trace.ts';
import { tracedOutcomes } from './traced-outcomes.ts';

/** The flow when the run was planned, and the server's rules for tweaks. */
export interface TracedFlow {
  index: FlowIndex;
  rules: TweakRules;
}

/** The run itself without traces. Inputs without a trace keep their identity. */
export function withTraces(run: Run, traces: ReadonlyMap<number, Trace>, { index, rules }: TracedFlow): Run {
  if (traces.size === 0) return run;
  const inputs = run.inputs.map((input) => {
    const whole = traces.get(input.index);
    const trace = whole && readTrace(whole, index.components);
    if (!whole || !trace) return input;
    const outcomes = tracedOutcomes(whole, verdictsOf(run.request, input.index, index, rules), index);
    return { ...input, trace, outcomes: input.outcomes.length > 0 ? input.outcomes : outcomes };
  });
  return { ...run, inputs };
}

/** The predicted verdicts for the request of this input. */
function verdictsOf(request: RunRequest, input: number, index: FlowIndex, rules: TweakRules): TweakVerdict[] {
  if (!request.tweaks) return [];
  const part = narrowRequest(request, input).request;
  return matchTweaks(index, part.tweaks ?? {}, {
    rules,
    bindings: bindInputs(index, part.inputs),
  });
}
