/**
 * Reports what the components of one input received, which models they asked, and what they gave. Secrets are masked, and long
 * values cut, before they leave the engine.
 */
import type { ComponentCall, ModelMessage, ValuesByName } from '#contract/component-values.ts';
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent, RunEventOf } from '#contract/run-event.ts';
import { cutValue } from '#contract/values/cut-value.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { maskValue, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { CallEnd } from '../component-base/component.ts';
import type { MadeOutput } from '../component-base/component-outcome.ts';
import type { ModelRequest } from '../component-base/ports.ts';
import { valueJson } from '../python/value-json.ts';
import type { Meter } from '../values/character-budget.ts';
import { messageData } from '../values/message.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import type { Value } from '../values/values.ts';

/** What all inputs of a run may still report, in bytes. */
export interface ReportRoom {
  left: number;
  onMade: Meter;
}

export interface ReportOptions {
  readonly input: number;
  readonly room: ReportRoom;
  readonly startedAt: number;
  /** Milliseconds since the run started; `startedAt` is the start of this input. */
  at(): number;
  emit(event: RunEvent): void;
}

/** What is always reported of a value, so that its kind is known when the room of the run is used up. */
const BEGINNING_BYTES = 1_000;

type Cuts = NonNullable<RunEventOf<'component-values'>['cut']>;
type Part = Pick<RunEventOf<'component-values'>, 'display_name' | 'received' | 'call' | 'gave'>;

export class ValuesReport {
  readonly #options: ReportOptions;
  /** Component -> number of its calls. */
  readonly #calls = new Map<string, number>();

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  /** `at`: when the component started. Null for a field that is empty, or where the component's own default applies. */
  received({ id, displayName, fields }: FlowComponent, values: ReadonlyMap<string, Value>, at: number): void {
    const cut: Cuts = [];
    const received: ValuesByName = {};
    for (const [name, field] of fields) {
      if (field.isProtected) continue;
      const value = values.get(name);
      const reported = value === undefined ? NOTHING : reportedValue(value);
      const isHidden = isSecretField(field) && reported.json !== null && reported.json !== '';
      received[name] = isHidden ? SECRET_MASK : this.#fit(reported, ['received', name], cut);
    }
    this.#emit(id, { display_name: displayName, received }, cut, at);
  }

  call(component: string, request: ModelRequest): (end: CallEnd) => void {
    const number = (this.#calls.get(component) ?? 0) + 1;
    this.#calls.set(component, number);
    const { at, startedAt } = this.#options;
    const now = () => at() - startedAt;
    const base = {
      id: String(number),
      kind: 'model',
      name: request.model || request.provider,
      startMs: now(),
    } as const;
    const cut: Cuts = [];
    const messages = messagesOf(request).map((message, index) => this.#fitMessage(message, ['messages', index], cut));
    this.#emit(component, { call: { ...base, endMs: null, settings: settingsOf(request), messages } }, cut);
    return (end) => {
      const ended: ComponentCall = { ...base, endMs: now() };
      if ('error' in end) return this.#emit(component, { call: { ...ended, error: end.error } }, []);
      const { text, usage } = end;
      const ofAnswer: Cuts = [];
      const answer = this.#fitMessage({ role: 'assistant', text }, ['answer'], ofAnswer);
      const tokens = usage && { input: usage.inputTokens, output: usage.outputTokens };
      this.#emit(component, { call: { ...ended, answer, ...(tokens && { tokens }) } }, ofAnswer);
    };
  }

  gave(component: string, outputs: ReadonlyMap<string, MadeOutput>): void {
    const cut: Cuts = [];
    const gave: ValuesByName = {};
    for (const [name, { value }] of outputs) gave[name] = this.#fit(reportedValue(value), ['gave', name], cut);
    this.#emit(component, { gave }, cut);
  }

  #emit(component: string, part: Part, cut: Cuts, at = this.#options.at()): void {
    const { input, emit } = this.#options;
    emit({ event: 'component-values', at, input, component, ...part, ...(cut.length > 0 && { cut }) });
  }

  #fitMessage(message: ModelMessage, path: Cuts[number]['path'], cut: Cuts): ModelMessage {
    const text = this.#fit(sized(maskValue(message.text)), ['call', ...path, 'text'], cut);
    return { ...message, text: typeof text === 'string' ? text : '' };
  }

  #fit({ json, characters }: ReportedValue, path: Cuts[number]['path'], cuts: Cuts): JsonValue {
    const { room } = this.#options;
    const most = Math.min(RUN_LIMITS.reportedValueBytes, Math.max(room.left, BEGINNING_BYTES));
    const cut = characters * MOST_BYTES <= most ? null : cutValue(json, most);
    if (cut) cuts.push({ path, bytes: cut.bytes });
    const bytes = cut ? most : characters;
    room.left -= bytes;
    try {
      room.onMade(bytes);
    } catch {
      // The server has no memory for more; the run itself goes on.
      room.left = 0;
    }
    return cut ? cut.value : json;
  }
}

interface ReportedValue {
  json: JsonValue;
  /** Of its text, or of its JSON. */
  characters: number;
}

/** Of one character of a text or of JSON, in UTF-8. */
const MOST_BYTES = 3;
const NOTHING: ReportedValue = { json: null, characters: 4 };

/** A value mostly goes from one component to the next as it is, and those of the flow are the same in every run. */
const reportedValues = new WeakMap<Value, ReportedValue>();

/** Masked whole: what is secret in a text may not show in its beginning. */
function reportedValue(value: Value): ReportedValue {
  const known = reportedValues.get(value);
  if (known) return known;
  const reported = sized(maskValue(reportedJson(value)));
  reportedValues.set(value, reported);
  return reported;
}

function sized(json: JsonValue): ReportedValue {
  return { json, characters: typeof json === 'string' ? json.length : JSON.stringify(json).length };
}

/** Each text once: `results` has that of a message twice. */
function reportedJson(value: Value): JsonValue {
  switch (value.kind) {
    case 'message':
      return messageData(value);
    case 'data':
      return value.data;
    case 'list':
      return value.items.map(reportedJson);
    case 'model':
      return { provider: value.provider, model: value.model, ...settingsOf(value) };
    default:
      return valueJson(value);
  }
}

function settingsOf({ temperature, maxTokens }: Pick<ModelRequest, 'temperature' | 'maxTokens'>): ValuesByName {
  return { ...(temperature !== null && { temperature }), ...(maxTokens !== null && { max_tokens: maxTokens }) };
}

/** In the order in which every provider gets them. */
function messagesOf({ system, history = [], prompt, images = [] }: ModelRequest): ModelMessage[] {
  const names = images.map(({ name }) => name);
  return [
    ...(system === '' ? [] : [{ role: 'system', text: system } as const]),
    ...history,
    { role: 'user', text: prompt, ...(names.length > 0 && { images: names }) },
  ];
}
