/**
 * Runs a flow on one input: starts every component as soon as its sources are done, independent ones in parallel, skips
 * what follows a closed branch, and stops the rest when one fails.
 */
import { errorMessage } from '#contract/error-message.ts';
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { ComponentOutcome } from '../component-base/component-outcome.ts';
import type { FieldReader } from '../component-base/field-reader.ts';
import {
  type ConnectedValue,
  componentFields,
  type FieldOverrides,
  uncheckedFields,
} from '../plan/component-fields.ts';
import type { FlowPlan } from '../plan/flow-plan.ts';
import type { PlanEdge, PlanNode } from '../plan/plan-node.ts';
import { usageJson } from '../values/message.ts';
import { ComponentWork, type WorkShared } from './component-work.ts';
import type { OutcomeDraft } from './make-outputs.ts';
import { runComponent } from './run-component.ts';

export interface InputRunOptions {
  readonly plan: FlowPlan;
  readonly shared: WorkShared;
  readonly overrides: ReadonlyMap<string, ReadonlyMap<string, JsonValue>>;
  /** Called for each component that answered, as soon as it did. */
  onOutcome(outcome: ComponentOutcome): void;
}

/** A component that failed. `cause` is its error. */
export class ComponentFailure extends Error {
  override name = 'ComponentFailure';
  readonly component: string;
  readonly displayName: string;

  constructor(node: PlanNode, cause: unknown) {
    super(errorMessage(cause), { cause });
    this.component = node.component.id;
    this.displayName = node.component.displayName;
  }
}

export class InputRun {
  readonly #options: InputRunOptions;
  readonly #nodes: readonly PlanNode[];
  readonly #open: number[];
  readonly #outcomes = new Map<number, ComponentOutcome>();
  readonly #skipped = new Set<number>();
  #active = 0;
  #isStarted = false;
  #failure: ComponentFailure | null = null;
  #settle: () => void = () => {};

  constructor(options: InputRunOptions) {
    this.#options = options;
    this.#nodes = options.plan.nodes;
    this.#open = this.#nodes.map((node) => node.predecessors.length);
  }

  /** The first component that failed. */
  get failure(): ComponentFailure | null {
    return this.#failure;
  }

  /** True when no component is running any more. */
  get isOver(): boolean {
    return this.#isStarted && this.#active === 0;
  }

  /** Resolves when no component is running any more; never rejects. */
  run(): Promise<void> {
    return new Promise((settle) => {
      this.#settle = settle;
      this.#isStarted = true;
      this.#active = 1;
      for (const [index, node] of this.#nodes.entries()) {
        if (node.predecessors.length === 0) this.#start(index, node);
      }
      this.#leave();
    });
  }

  #emit(event: RunEvent): void {
    this.#options.shared.emit(event);
  }

  #start(index: number, node: PlanNode): void {
    if (this.#failure || this.#options.shared.signal.aborted) return;
    this.#active += 1;
    this.#work(index, node).then(
      () => this.#leave(),
      (cause: unknown) => {
        this.#fail(new ComponentFailure(node, cause));
        this.#leave();
      },
    );
  }

  #leave(): void {
    this.#active -= 1;
    if (this.#active === 0) this.#settle();
  }

  #fail(failure: ComponentFailure): void {
    if (this.#failure || this.#options.shared.signal.aborted) return;
    this.#failure = failure;
    const { shared } = this.#options;
    this.#emit({
      event: 'component-error',
      at: shared.at(),
      input: shared.input,
      component: failure.component,
      display_name: failure.displayName,
      message: failure.message,
    });
    shared.abort();
  }

  async #work(index: number, node: PlanNode): Promise<void> {
    const { shared, overrides } = this.#options;
    const { id } = node.component;
    await shared.yieldTimer.yieldIfDue();
    if (this.#failure || shared.signal.aborted) return;
    const startedAt = shared.at();
    this.#emit({ event: 'component-start', at: startedAt, input: shared.input, component: id });
    const fields = this.#fields(node, { values: overrides.get(id), session: shared.session }, startedAt);
    const draft: OutcomeDraft = { logs: [], usage: null, answer: null, stopped: new Set() };
    const work = new ComponentWork({
      shared,
      node,
      index,
      nodes: this.#nodes,
      outcomes: this.#outcomes,
      fields,
      draft,
    });
    const outcome = await runComponent(node, work, draft, shared);
    // Reading a worker's result may have taken long, and what follows may too: other requests get a turn between the two.
    await shared.yieldTimer.yieldIfDue();
    if (this.#failure || shared.signal.aborted) return;
    this.#outcomes.set(index, outcome);
    shared.values?.gave(id, outcome.outputs);
    this.#emit({
      event: 'component-end',
      at: shared.at(),
      input: shared.input,
      component: id,
      ...reportedAnswer(outcome),
    });
    this.#options.onOutcome(outcome);
    if (outcome.stopped.size > 0) this.#skip(index, node, outcome.stopped);
    this.#release(node);
  }

  #fields(node: PlanNode, overrides: FieldOverrides, at: number): FieldReader {
    const received = this.#received(node);
    const { values } = this.#options.shared;
    try {
      const fields = componentFields(node, overrides, received);
      values?.received(node.component, fields.values, at);
      return fields;
    } catch (error) {
      // Received mostly says what is wrong.
      values?.received(node.component, uncheckedFields(node, overrides, received), at);
      throw error;
    }
  }

  /**
   * The values from connections. A skipped source, or an output that was not made, gives nothing. A closed output gives
   * its empty message, unless the field has another connection: two branches may join there.
   */
  #received(node: PlanNode): ConnectedValue[] {
    const isClosed = (edge: PlanEdge) => this.#outcomes.get(edge.source)?.stopped.has(edge.sourceOutput) === true;
    const isAlone = (edge: PlanEdge) =>
      !node.incoming.some((other) => other.targetField === edge.targetField && !isClosed(other));
    return node.incoming.flatMap((edge) => {
      const made = this.#outcomes.get(edge.source)?.outputs.get(edge.sourceOutput);
      if (!made || edge.targetField === null || (isClosed(edge) && !isAlone(edge))) return [];
      return [{ field: edge.targetField, value: made.value }];
    });
  }

  #skip(index: number, node: PlanNode, stopped: ReadonlySet<string>): void {
    const { shared } = this.#options;
    const branch = skippedByBranch(this.#nodes, index, stopped);
    const fresh = [...branch].filter((left) => !this.#skipped.has(left));
    const reason = `${node.component.displayName} did not take the branch ${[...stopped].join(', ')}`;
    for (const left of fresh) {
      this.#skipped.add(left);
      const component = this.#nodes[left]?.component.id ?? '';
      this.#emit({ event: 'component-skip', at: shared.at(), input: shared.input, component, reason });
    }
    for (const left of fresh) {
      const skipped = this.#nodes[left];
      if (skipped) this.#release(skipped);
    }
  }

  #release(node: PlanNode): void {
    for (const next of node.successors) {
      const open = (this.#open[next] ?? 0) - 1;
      this.#open[next] = open;
      const successor = this.#nodes[next];
      if (open === 0 && successor && !this.#skipped.has(next)) this.#start(next, successor);
    }
  }
}

/** What a component's end says about the model that it asked. */
function reportedAnswer({ usage, answer }: ComponentOutcome) {
  const tokens = usageJson(usage);
  return {
    ...(tokens && { token_usage: tokens }),
    ...(answer && { model: answer.model }),
    ...(answer?.isCut && { cut_at: answer.maxTokens }),
  };
}

/**
 * Everything after the closed outputs, except what the component's other outputs also lead to: two branches may join
 * again (lfx 1.13.0, Graph.exclude_branches_conditionally). Returns positions in `nodes`.
 */
function skippedByBranch(
  nodes: readonly PlanNode[],
  source: number,
  stopped: ReadonlySet<string>,
): ReadonlySet<number> {
  const outgoing = nodes[source]?.outgoing ?? [];
  const skipped = reach(
    nodes,
    outgoing.filter((edge) => stopped.has(edge.sourceOutput)),
  );
  const reached = reach(
    nodes,
    outgoing.filter((edge) => !stopped.has(edge.sourceOutput)),
  );
  for (const index of reached) skipped.delete(index);
  return skipped;
}

function reach(nodes: readonly PlanNode[], edges: readonly PlanEdge[]): Set<number> {
  const found = new Set(edges.map((edge) => edge.target));
  for (const index of found) {
    for (const next of nodes[index]?.successors ?? []) found.add(next);
  }
  return found;
}
