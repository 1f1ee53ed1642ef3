/** A run that is over, with the traces that its server kept of it: times of components, and what the tweaks really did. */
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

/** The flow as it was when the run was planned, and how its server treats tweaks. */
export interface TracedFlow {
  index: FlowIndex;
  rules: TweakRules;
}

/** The run itself when there are none. Inputs without a trace keep their identity. */
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

/** The forecast for the request that answered this input. */
function verdictsOf(request: RunRequest, input: number, index: FlowIndex, rules: TweakRules): TweakVerdict[] {
  if (!request.tweaks) return [];
  const part = narrowRequest(request, input).request;
  return matchTweaks(index, part.tweaks ?? {}, {
    rules,
    bindings: bindInputs(index, part.inputs),
    stream: request.stream ?? false,
  });
}
