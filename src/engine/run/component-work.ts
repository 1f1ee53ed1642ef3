/** A component's access to what is outside it: messages, streamed text, tokens, branches. */
import type { JsonObject } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { CallEnd, ComponentRun, HumanDecision, HumanQuestion } from '../component-base/component.ts';
import type { ComponentOutcome } from '../component-base/component-outcome.ts';
import type { FieldReader } from '../component-base/field-reader.ts';
import type { ModelAnswer } from '../component-base/model-end.ts';
import type { EnginePorts, HumanPort, ModelRequest } from '../component-base/ports.ts';
import type { PlanNode } from '../plan/plan-node.ts';
import type { CharacterBudget, Meter } from '../values/character-budget.ts';
import { messageData, messageJson, textMessage } from '../values/message.ts';
import type { Message, MessageSource, Usage, Value } from '../values/values.ts';
import type { OutcomeDraft } from './make-outputs.ts';
import type { ValuesReport } from './values-report.ts';
import type { YieldTimer } from './yield-timer.ts';

/** Shared by all components that work on one input. */
export interface WorkShared {
  readonly input: number;
  readonly session: string;
  readonly flowId: string;
  readonly runId: string;
  readonly ports: EnginePorts;
  /** Null if nobody can be asked; a flow that asks is refused then. */
  readonly human: HumanPort | null;
  readonly budget: CharacterBudget;
  readonly yieldTimer: YieldTimer;
  readonly signal: AbortSignal;
  /** Stops all work on this input. */
  abort(): void;
  /** Milliseconds since the run started. */
  at(): number;
  emit(event: RunEvent): void;
  /** Resolves when the reader of the run has caught up (backpressure). */
  room(): Promise<void>;
  /** True for a component whose result was requested. */
  isSelected(component: string): boolean;
  /** Reports what the components received, called and gave; null if nobody asks for it. */
  readonly values: ValuesReport | null;
  /** Which component stored each message of this input, by message id. */
  readonly storedBy: Map<string, number>;
}

export interface WorkOptions {
  readonly shared: WorkShared;
  readonly node: PlanNode;
  readonly index: number;
  readonly nodes: readonly PlanNode[];
  readonly outcomes: ReadonlyMap<number, ComponentOutcome>;
  readonly fields: FieldReader;
  readonly draft: OutcomeDraft;
}

export class ComponentWork implements ComponentRun {
  status: Value | null = null;
  readonly component: FlowComponent;
  readonly fields: FieldReader;
  readonly ports: EnginePorts;
  readonly signal: AbortSignal;
  readonly flowId: string;
  readonly session: string;
  readonly runId: string;
  readonly #options: WorkOptions;
  #decision: Promise<HumanDecision | null> | null = null;

  constructor(options: WorkOptions) {
    const { ports, signal, flowId, session, runId } = options.shared;
    this.#options = options;
    this.component = options.node.component;
    this.fields = options.fields;
    this.ports = ports;
    this.signal = signal;
    this.flowId = flowId;
    this.session = session;
    this.runId = runId;
  }

  get source(): MessageSource | null {
    const { node, nodes, outcomes } = this.#options;
    const index = node.incoming[0]?.source;
    const source = index === undefined ? undefined : nodes[index];
    if (index === undefined || !source) return null;
    const { id, displayName } = source.component;
    return { id, displayName, source: outcomes.get(index)?.answer?.model ?? displayName };
  }

  get isFedByChatInput(): boolean {
    const { node, nodes } = this.#options;
    return node.predecessors.some((index) => nodes[index]?.component.id.includes('ChatInput'));
  }

  log(text: string): void {
    const { logs } = this.#options.draft;
    logs.push({ name: `Log ${logs.length + 1}`, message: text, type: 'text' });
  }

  meter(): Meter {
    return this.#options.shared.budget.meter();
  }

  message(text: string): Message {
    return textMessage(text, this.ports.now(), this.flowId);
  }

  async store(message: Message): Promise<Message> {
    const { shared, index } = this.#options;
    const id = message.id ?? this.ports.newId();
    const sessionId = message.sessionId || this.session;
    const runId = message.runId ?? this.runId;
    const stored = { ...message, id, sessionId, runId, sessionMetadata: { graph_run_id: runId } };
    // Several Chat Outputs may show one streamed message; the conversation has it once.
    if (!shared.storedBy.has(id)) {
      shared.storedBy.set(id, index);
      await this.ports.memory.add(sessionId, messageData(stored));
    }
    if (this.signal.aborted) return stored;
    shared.emit({
      event: 'message-add',
      at: shared.at(),
      input: shared.input,
      component: this.component.id,
      message: messageJson(stored),
    });
    return stored;
  }

  async emitText(messageId: string, chunk: string): Promise<void> {
    const { shared, node } = this.#options;
    if (chunk === '' || this.signal.aborted) return;
    shared.emit({
      event: 'text-delta',
      at: shared.at(),
      input: shared.input,
      component: node.component.id,
      outputs: node.textOutputs.filter((id) => shared.isSelected(id)),
      message_id: messageId,
      chunk,
    });
    await shared.room();
  }

  stop(output: string): void {
    this.#options.draft.stopped.add(output);
  }

  ask(question: HumanQuestion): Promise<HumanDecision | null> {
    this.#decision ??= this.#ask(question);
    return this.#decision;
  }

  async #ask({ prompt, options, timeoutMs, fallbackAction }: HumanQuestion): Promise<HumanDecision | null> {
    const { shared, node } = this.#options;
    const { human, input } = shared;
    if (node.outgoing.length === 0 || human === null) return null;
    const request_id = `${this.component.id}:${shared.runId}`;
    const source = { input, component: this.component.id, request_id };
    const actions = options.map(({ actionId }) => actionId);
    const answer = human.ask(request_id, fallbackAction === null ? actions : [...actions, fallbackAction], this.signal);
    const askedAt = shared.at();
    shared.emit({
      event: 'human-input-required',
      at: askedAt,
      ...source,
      job_id: human.jobId,
      prompt,
      options: options.map(({ actionId, label }) => ({ action_id: actionId, label })),
      timeout_ms: timeoutMs,
      fallback_action: fallbackAction,
    });
    const actionId = await answer;
    shared.emit({ event: 'human-input-decided', at: shared.at(), ...source, action_id: actionId });
    return { actionId, afterMs: shared.at() - askedAt };
  }

  asks(request: ModelRequest): (end: CallEnd) => void {
    return this.#options.shared.values?.call(this.component.id, request) ?? (() => undefined);
  }

  answered(answer: ModelAnswer): void {
    const { draft } = this.#options;
    draft.answer = answer;
    if (answer.usage) draft.usage = addUsage(draft.usage, answer.usage);
  }

  upstreamUsage(): Usage | null {
    let total: Usage | null = null;
    for (const index of this.#upstream()) {
      const usage = this.#options.outcomes.get(index)?.usage;
      if (usage) total = addUsage(total, usage);
    }
    return total;
  }

  async history(session: string, limit: number): Promise<JsonObject[]> {
    const messages = await this.ports.memory.read(session, limit);
    const { storedBy } = this.#options.shared;
    const upstream = this.#upstream();
    return messages.filter(({ id }) => {
      const index = typeof id === 'string' ? storedBy.get(id) : undefined;
      return index === undefined || upstream.has(index);
    });
  }

  #upstream(): ReadonlySet<number> {
    const { node, nodes } = this.#options;
    const found = new Set(node.predecessors);
    for (const index of found) {
      for (const before of nodes[index]?.predecessors ?? []) found.add(before);
    }
    return found;
  }
}

function addUsage(left: Usage | null, right: Usage): Usage {
  if (!left) return right;
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
  };
}
