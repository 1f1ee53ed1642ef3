/** Runs a single component: fields as in an export, values as from connections. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { ComponentType } from '../component-base/component.ts';
import type { EnginePorts } from '../component-base/ports.ts';
import type { Value } from '../values/values.ts';
import { buildFlow, type TestNode } from './build-flow.ts';
import { collectRun } from './collect-run.ts';
import { recordedComponents } from './recorded-components.ts';
import { testPorts } from './test-ports.ts';

export interface OneRun {
  readonly type: string;
  readonly fields?: Readonly<Record<string, JsonValue>>;
  /** Values by field; for a list field, a list makes one connection per value. */
  readonly received?: Readonly<Record<string, Value>>;
  /** The outputs of the flow's component; the type's own by default. */
  readonly outputs?: readonly string[];
  readonly tweaks?: JsonObject;
  readonly ports?: EnginePorts;
  readonly session?: string;
}

export interface OneResult {
  readonly result: ResultData | null;
  /** What `outputs` of the result shows, by output name. */
  readonly shown: Readonly<Record<string, JsonValue>>;
  /** The failure as run/advanced reports it, without the part before the component's own message. */
  readonly error: string | null;
}

export async function runOne(one: OneRun): Promise<OneResult> {
  const { type, fields = {}, received = {}, outputs = [], tweaks, ports = testPorts(), session } = one;
  const sources = Object.entries(received).map(([field, value]) => ({ field, value, id: `Given-${field}` }));
  const nodes: TestNode[] = [
    ...sources.map(({ id }) => ({ id, type: id, outputs: ['value'] })),
    { id: 'One-1', type, fields: { ...fields, ...missing(sources, fields) }, outputs },
  ];
  const edges = sources.map(({ id, field }) => `${id}.value > One-1.${field}` as const);
  const given = sources.map(({ id, value }): [string, ComponentType] => [id, { outputs: { value: () => value } }]);
  const run = await collectRun({
    index: buildFlow(nodes, edges),
    request: {
      inputs: [],
      outputs: ['One-1'],
      ...(tweaks ? { tweaks: { 'One-1': tweaks } } : {}),
      ...(session === undefined ? {} : { session_id: session }),
    },
    ports,
    registry: new Map([...recordedComponents, ...given]),
  });
  const result = run.response.outputs?.[0]?.outputs[0] ?? null;
  const shown = Object.fromEntries(
    Object.entries(result?.outputs ?? {}).map(([name, output]) => [
      name,
      isJsonObject(output) ? (output.message ?? null) : null,
    ]),
  );
  return { result, shown, error: run.status === 200 ? null : errorText(run.error) };
}

/** A connected field that the test does not define takes connections only. */
function missing(sources: readonly { field: string }[], fields: Readonly<Record<string, JsonValue>>) {
  return Object.fromEntries(sources.filter(({ field }) => !(field in fields)).map(({ field }) => [field, null]));
}

function errorText(body: JsonValue): string {
  const detail = isJsonObject(body) && typeof body.detail === 'string' ? body.detail : JSON.stringify(body);
  return detail.replace(/^Error running graph: Error building Component .*?: \n\n/, '');
}

/** A message from a connection. */
export function givenMessage(text: string): Value {
  return {
    kind: 'message',
    text,
    sender: 'User',
    senderName: 'User',
    files: [],
    sessionId: '',
    contextId: '',
    runId: null,
    timestamp: '2026-11-24 23:36:03.628000 UTC',
    flowId: null,
    category: 'message',
    source: { id: null, displayName: null, source: null },
    usage: null,
    contentBlocks: [],
    sessionMetadata: null,
    id: null,
  };
}
