/** The fields that a component received: which come first, which are empty, and where each is from. */
import type { ComponentValues } from '#contract/component-values.ts';
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { Run, RunField } from '../model/run.ts';
import { type FieldSource, fieldSource } from './field-source.ts';
import { type FieldTweakNote, fieldTweakNote } from './field-tweak-note.ts';
import { isEmptyValue } from './shown-value.ts';

export interface ReceivedField {
  name: string;
  /** Undefined: not reported. */
  value: JsonValue | undefined;
  /** Langflow's type, if it is a special one. */
  type: string | undefined;
  source: FieldSource;
  tweak: FieldTweakNote | null;
}

export interface ReceivedFields {
  /** Prompt templates, fields from a connection, tweaked ones, and secrets that are set. */
  first: readonly ReceivedField[];
  /** In the flow's order. */
  rest: readonly ReceivedField[];
  /** Names of those without a value. */
  empty: readonly string[];
  /** False: the values are those of the flow and the tweaks, not what came. */
  isReported: boolean;
}

export interface ReceivedOptions {
  run: Run;
  /** Index of the input. */
  input: number;
  /** Id of the component; null if nothing tells which it is. */
  id: string | null;
  times: readonly ComponentValues[];
  /** Which of them, from 0. */
  time: number;
  /** The flow as it was run; null if it is not open any more. */
  index: FlowIndex | null;
}

const TEMPLATES: ReadonlySet<string> = new Set(['prompt', 'mustache']);
/** Langflow's traces have them among the fields. */
const NO_FIELDS: ReadonlySet<string> = new Set(['code', '_type']);

export function receivedFields(options: ReceivedOptions): ReceivedFields {
  const { run, input, id, times, time, index } = options;
  const values = times[time]?.received ?? null;
  const flowFields = index?.byId.get(id ?? '')?.fields;
  const known = new Map(fieldsOf(run, id).map((field) => [field.name, field]));
  const result = run.inputs.find((one) => one.index === input);
  const reported = (result?.outcomes ?? []).length > 0 ? result?.outcomes : run.predicted;
  const outcomes = groupPairs(
    (reported ?? []).flatMap((outcome) =>
      outcome.component !== null && outcome.component === id ? [[outcome.field, outcome] as const] : [],
    ),
  );
  const names = [
    ...new Set([...(flowFields?.keys() ?? []), ...Object.keys(values ?? {}), ...known.keys(), ...outcomes.keys()]),
  ].filter((name) => isField(name) && (values === null || name in values || outcomes.has(name)));
  function isField(name: string): boolean {
    const field = flowFields?.get(name);
    return !NO_FIELDS.has(name) && field?.isProtected !== true;
  }
  const fields = names.map((name): ReceivedField => {
    const field = flowFields?.get(name);
    const of = known.get(name);
    const isSecret = of?.isSecret === true || values?.[name] === SECRET_MASK;
    const tweak = fieldTweakNote(run, outcomes.get(name) ?? [], values?.[name], isSecret);
    const isSet = tweak !== null && (tweak.state === 'applied' || tweak.state === 'ambiguous' || tweak.other !== null);
    const value = values === null ? saidValue(name, { field: field?.value, of, isSecret, isSet }) : values[name];
    const source = fieldSource(name, value, {
      ...{ run, input, time, known: of, field },
      tweak: isSet || tweak?.state === 'no-op' ? tweak.path : null,
    });
    return { name, value, type: of?.type, source, tweak };
  });
  return { ...parts(fields), isReported: values !== null };
}

function fieldsOf({ fields = [] }: Run, id: string | null): RunField[] {
  return fields.filter(({ component }) => component === id);
}

interface Said {
  field: JsonValue | undefined;
  of: RunField | undefined;
  isSecret: boolean;
  isSet: boolean;
}

/** What the flow says of a field, where nothing is known of what came. */
function saidValue(name: string, { field, of, isSecret, isSet }: Said): JsonValue | undefined {
  if (field === undefined || isSet || name === 'session_id' || (of?.from.length ?? 0) > 0) return undefined;
  return isSecret && !isEmptyValue(field) ? SECRET_MASK : field;
}

function parts(fields: readonly ReceivedField[]): Omit<ReceivedFields, 'isReported'> {
  const isEmpty = ({ value, tweak, source }: ReceivedField) =>
    isEmptyValue(value) && tweak === null && source.kind !== 'components';
  const filled = fields.filter((field) => !isEmpty(field));
  const empty = fields.filter(isEmpty).map(({ name }) => name);
  const rank = new Map(filled.map((field) => [field, rankOf(field)]));
  const first = filled
    .filter((field) => rank.get(field) !== LAST)
    .toSorted((one, two) => (rank.get(one) ?? LAST) - (rank.get(two) ?? LAST));
  if (first.length === 0) return { first: filled, rest: [], empty };
  return { first, rest: filled.filter((field) => rank.get(field) === LAST), empty };
}

const LAST = 9;

function rankOf({ type, source, tweak, value }: ReceivedField): number {
  if (type !== undefined && TEMPLATES.has(type)) return 0;
  if (source.kind === 'components' || source.kind === 'input') return 1;
  if (tweak !== null) return 2;
  return value === SECRET_MASK ? 3 : LAST;
}

/** How many of the fields differ from time to time. */
export function differingFields(times: readonly ComponentValues[]): number {
  const [first, ...others] = times.flatMap(({ received }) => (received === null ? [] : [received]));
  const names = new Set([first, ...others].flatMap((received) => Object.keys(received ?? {})));
  return [...names].filter((name) =>
    others.some((received) => {
      const [one, other] = [first?.[name], received[name]];
      return one === undefined || other === undefined ? one !== other : !isJsonEqual(one, other);
    }),
  ).length;
}
