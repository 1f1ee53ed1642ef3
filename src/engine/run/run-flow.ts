/** Runs a request against a flow. */
import { AsyncQueue } from '#contract/async/async-queue.ts';
import { followAbort } from '#contract/async/follow-abort.ts';
import { MODEL_MISSING } from '#contract/error-body.ts';
import type { RunEvent, WireError } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { ModelMissingError } from '#flow/request/model-choice.ts';
import type { ComponentRegistry } from '../component-base/component.ts';
import type { ComponentOutcome } from '../component-base/component-outcome.ts';
import { BusyModelError, type EnginePorts, type HumanPort, PortError } from '../component-base/ports.ts';
import { componentRegistry } from '../components/registry.ts';
import { type PreparedInput, type PreparedInputs, prepareInputs } from '../plan/prepare-inputs.ts';
import { CharacterBudget, type Meter } from '../values/character-budget.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import type { WorkShared } from './component-work.ts';
import { type ComponentFailure, InputRun } from './input-run.ts';
import { resultData } from './result-data.ts';
import { type ReportRoom, ValuesReport } from './values-report.ts';
import { YieldTimer } from './yield-timer.ts';

export interface RunFlowOptions {
  readonly index: FlowIndex;
  readonly request: RunRequest;
  readonly ports: EnginePorts;
  /** Stops the run: models are aborted at once, and the events end without a run-end. */
  readonly signal: AbortSignal;
  /** Asks a person. Without it a flow with a Human Input that feeds something is refused. */
  readonly human?: HumanPort | null;
  /** Reports what each component received, called and gave. */
  readonly reportsValues?: boolean;
  /** Component types; the built-in ones by default. */
  readonly registry?: ComponentRegistry;
  /** Called with the number of characters that a component has produced; the component fails with what it throws. */
  readonly onMade?: Meter;
}

/**
 * Yields the events of a run; times are milliseconds since it started. A request that cannot run at all (refused
 * tweaks, a flow with an unknown component, a missing field) yields a single run-error, so that a server can answer
 * with its status. Inputs run one after the other, each from the start; one that fails ends with input-error, and
 * the next one runs. Stopping the iteration stops the run.
 */
export async function* runFlow(options: RunFlowOptions): AsyncGenerator<RunEvent, void, void> {
  const { index, request, ports, signal, human = null, onMade = () => {} } = options;
  const started = ports.clock();
  const at = () => ports.clock() - started;
  const prepared = prepareInputs(index, request, options.registry ?? componentRegistry, human !== null);
  if (prepared.refusal) {
    yield { event: 'run-error', at: at(), error: prepared.refusal };
    return;
  }
  const session = request.session_id || index.id;
  yield { event: 'run-start', at: at(), session_id: session, inputs: prepared.inputs.length };
  const budget = new CharacterBudget(undefined, onMade);
  const yieldTimer = new YieldTimer(ports.clock);
  const report = options.reportsValues ? { left: RUN_LIMITS.reportedBytes, onMade } : null;
  for (const input of prepared.inputs) {
    if (signal.aborted) return;
    yield* runInput(prepared, input, {
      flowId: index.id,
      session,
      ports,
      human,
      budget,
      yieldTimer,
      signal,
      at,
      report,
    });
  }
  if (!signal.aborted) yield { event: 'run-end', at: at(), session_id: session };
}

interface OfRun
  extends Pick<WorkShared, 'flowId' | 'session' | 'ports' | 'human' | 'budget' | 'yieldTimer' | 'signal' | 'at'> {
  report: ReportRoom | null;
}

async function* runInput(
  prepared: PreparedInputs,
  { binding, overrides, outcomes }: PreparedInput,
  { report, ...ofRun }: OfRun,
): AsyncGenerator<RunEvent, void, void> {
  const { ports, signal, at } = ofRun;
  const { input } = binding;
  const startedAt = at();
  const queue = new AsyncQueue<RunEvent>();
  const controller = new AbortController();
  const unlink = followAbort(controller, signal);
  const shared: WorkShared = {
    ...ofRun,
    input,
    runId: ports.newId(),
    signal: controller.signal,
    abort: () => controller.abort(),
    emit: (event) => queue.push(event),
    room: () => queue.room(),
    values: report && new ValuesReport({ input, room: report, startedAt, at, emit: (event) => queue.push(event) }),
    isSelected: (component) => prepared.resultPositions.has(component),
    storedBy: new Map(),
  };
  const onOutcome = (outcome: ComponentOutcome) => {
    const { id } = outcome.component;
    const index = prepared.resultPositions.get(id);
    if (index === undefined) return;
    queue.push({ event: 'output-ready', at: at(), input, component: id, index, result: resultData(outcome) });
  };
  const run = new InputRun({ plan: prepared.plan, shared, overrides, onOutcome });
  // Also close on abort: the run must end even if a component is slow to stop.
  controller.signal.addEventListener('abort', () => queue.close(), { once: true });
  try {
    yield { event: 'input-start', at: startedAt, input, inputs: binding.echoed };
    const predicted = outcomes();
    if (predicted.length > 0) yield { event: 'tweak-report', at: at(), input, outcomes: predicted };
    void run.run().finally(() => queue.close());
    for (let events = await queue.read(); events !== null; events = await queue.read()) {
      for (const event of events) yield event;
    }
    if (signal.aborted) return;
    if (run.failure) yield { event: 'input-error', at: at(), input, error: failureError(run.failure) };
    else yield { event: 'input-end', at: at(), input };
  } finally {
    // Creating an abort error is slow, and a run that is over has nothing left to stop.
    if (!run.isOver) controller.abort();
    unlink();
  }
}

/** The error of a failed component, as recorded: "component error" (wire/run-advanced.json). */
function failureError({ component, displayName, message, cause }: ComponentFailure): WireError {
  const detail = `Error running graph: Error building Component ${displayName}: \n\n${message}`;
  const code = cause instanceof ModelMissingError ? { code: MODEL_MISSING } : {};
  const wait = cause instanceof BusyModelError ? { retry_after: cause.waitMs / 1_000 } : {};
  return { status: cause instanceof PortError ? cause.status : 500, body: { detail, ...code, ...wait }, component };
}
