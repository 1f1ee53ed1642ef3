/** Runs a request against a flow. */
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent, WireError } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import { applyTweaks } from '#flow/apply-tweaks.ts';
import { bindInputs, type InputBinding } from '#flow/bind-inputs.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { matchTweaks } from '#flow/match-tweaks.ts';
import { selectOutputs } from '#flow/select-outputs.ts';
import { tweakRulesFor } from '#flow/tweak-rules.ts';
import type { TweakRules, TweakVerdict } from '#flow/tweak-verdict.ts';
import type { ComponentRegistry } from './component.ts';
import type { WorkShared } from './component-work.ts';
import { EventQueue } from './event-queue.ts';
import { type FlowPlan, flowPlan } from './flow-plan.ts';
import { InputRun } from './input-run.ts';
import { linkedAbort } from './linked-abort.ts';
import { missingField } from './missing-fields.ts';
import type { PlanProblem } from './plan-problems.ts';
import type { EnginePorts } from './ports.ts';
import { refusedTweaks } from './refused-tweaks.ts';
import { componentRegistry } from './registry.ts';
import { resultData } from './result-data.ts';
import { tweakOutcomes } from './tweak-outcomes.ts';

export interface RunFlowOptions {
  readonly index: FlowIndex;
  readonly request: RunRequest;
  readonly ports: EnginePorts;
  /** Stops the run: models are told at once, and the events end without a run-end. */
  readonly signal: AbortSignal;
  /** How tweaks are treated; the newest release's way by default. */
  readonly rules?: TweakRules;
  /** Component types; the embedded server's by default. */
  readonly registry?: ComponentRegistry;
}

const embeddedRules = tweakRulesFor({ version: '', package: EMBEDDED_PACKAGE });

interface PreparedInput {
  readonly binding: InputBinding;
  readonly overrides: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;
}

/**
 * Yields the events of a run; times are milliseconds since it started. A request that cannot run at all (refused tweaks, a
 * flow with an unknown component, a missing field) yields a lone run-error, so that a server can answer with its status.
 * Inputs run one after the other, each afresh; one that fails ends with input-error and the next one runs. Stopping
 * the iteration stops the run.
 */
export async function* runFlow(options: RunFlowOptions): AsyncGenerator<RunEvent, void, void> {
  const { index, request, ports, signal } = options;
  const started = ports.clock();
  const at = () => ports.clock() - started;
  const plan = flowPlan(index, options.registry ?? componentRegistry);
  const bindings = bindInputs(index, request.inputs);
  const verdicts = readTweaks(options, bindings);
  const inputs = bindings.map((binding) => ({ binding, overrides: applyTweaks(verdicts, binding) }));
  const refusal = refusedTweaks(verdicts) ?? problemError(plan.problems[0] ?? firstMissing(plan, inputs));
  if (refusal) {
    yield { event: 'run-error', at: at(), error: refusal };
    return;
  }
  const session = request.session_id || index.id;
  yield { event: 'run-start', at: at(), session_id: session, inputs: inputs.length };
  for (const input of inputs) {
    if (signal.aborted) return;
    if (verdicts.length > 0) {
      const outcomes = tweakOutcomes(index, plan, verdicts, input.binding);
      yield { event: 'tweak-report', at: at(), input: input.binding.input, outcomes };
    }
    yield* runInput({ ...options, plan, session, at }, input);
  }
  if (!signal.aborted) yield { event: 'run-end', at: at(), session_id: session };
}

function readTweaks({ index, request, rules }: RunFlowOptions, bindings: readonly InputBinding[]): TweakVerdict[] {
  if (!request.tweaks) return [];
  return matchTweaks(index, request.tweaks, {
    rules: rules ?? embeddedRules,
    bindings,
    stream: request.stream ?? false,
  });
}

function firstMissing(plan: FlowPlan, inputs: readonly PreparedInput[]): PlanProblem | null {
  for (const { overrides } of inputs) {
    const problem = missingField(plan, overrides);
    if (problem) return problem;
  }
  return null;
}

/** The flow is at fault, not the server: 422. */
function problemError(problem: PlanProblem | null): WireError | null {
  return problem ? { status: 422, body: { detail: problem.message }, component: problem.component } : null;
}

interface InputOptions extends RunFlowOptions {
  readonly plan: FlowPlan;
  readonly session: string;
  at(): number;
}

async function* runInput(options: InputOptions, { binding, overrides }: PreparedInput): AsyncGenerator<RunEvent> {
  const { index, request, ports, plan, session, at } = options;
  const { input } = binding;
  const queue = new EventQueue<RunEvent>();
  const abort = linkedAbort(options.signal);
  const shared: WorkShared = {
    input,
    session,
    flowId: index.id,
    runId: ports.newId(),
    ports,
    signal: abort.signal,
    abort: abort.abort,
    at,
    emit: (event) => queue.push(event),
    room: () => queue.room(),
    storedBy: new Map(),
  };
  const selected = selectOutputs(index, request.outputs).components;
  const placeOfResult = new Map(selected.map((component, place) => [component.id, place]));
  const run = new InputRun({
    plan,
    shared,
    overrides,
    onOutcome: (outcome) => {
      const place = placeOfResult.get(outcome.component.id);
      if (place === undefined) return;
      const { id } = outcome.component;
      queue.push({
        event: 'output-ready',
        at: at(),
        input,
        component: id,
        index: place,
        result: resultData(outcome),
      });
    },
  });
  yield { event: 'input-start', at: at(), input, inputs: binding.echoed };
  // Closing on abort, too: the run must end although a component may still be on its way out.
  abort.signal.addEventListener('abort', () => queue.close(), { once: true });
  try {
    void run.run().finally(() => queue.close());
    for (let events = await queue.read(); events !== null; events = await queue.read()) {
      for (const event of events) yield event;
    }
    const { failure } = run;
    if (options.signal.aborted) return;
    if (failure) {
      const detail = `Error running graph: Error building Component ${failure.displayName}: \n\n${failure.message}`;
      const error: WireError = { status: 500, body: { detail }, component: failure.component };
      yield { event: 'input-error', at: at(), input, error };
    } else yield { event: 'input-end', at: at(), input };
  } finally {
    abort.abort();
    abort.unlink();
    queue.close();
  }
}
