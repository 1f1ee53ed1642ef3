/**
 * Compares what the tweak report predicts that a component receives with what a Probe component of the embedded server
 * does receive.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { runResponseSchema } from '#contract/run-response.ts';
import type { ComponentType } from '#engine/component-base/component.ts';
import { received } from '#engine/testing/probe.ts';
import { dataValue } from '#engine/values/values.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { arbitraryFlow, arbitraryInput, arbitraryTweaks } from '#flow/testing/arbitrary-flow.ts';
import { applyTweaks } from '#flow/tweaks/apply-tweaks.ts';
import { stateOf } from '#flow/tweaks/field-state.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { receivedValue } from '#flow/tweaks/received-value.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { TweakProblem } from '#flow/tweaks/tweak-verdict.ts';
import { openTestApp, type TestApp } from './testing/test-app.ts';

const rules = tweakRulesFor({ version: '1.13.0' });
/** Fields that take the Probe's message from a connection. */
const TEXTS = ['input_value', 'plain', 'message', 'old'];

const probe: ComponentType = {
  outputs: {
    out: (run) => run.message('from a probe'),
    data: (run) => dataValue(received(run, () => null)),
  },
};

/** Without global variables: the embedded server has none. */
function withoutVariables(template: JsonObject | null | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(template ?? {}).map(([name, field]) => [
      name,
      isJsonObject(field) && field.load_from_db === true ? { ...field, load_from_db: false } : field,
    ]),
  );
}

/** The flow with the Probe's outputs, and only with connections from text to text. */
function probed(flow: FlowExport): FlowExport {
  const nodes = flow.data.nodes.map((node) => ({
    ...node,
    data: {
      ...node.data,
      node: {
        ...node.data.node,
        template: withoutVariables(node.data.node?.template),
        outputs: [
          { name: 'data', display_name: 'Data', types: ['Data'] },
          { name: 'out', display_name: 'Out', types: ['Message'] },
        ],
      },
    },
  }));
  const edges = (flow.data.edges ?? []).filter(({ source, target, data }) => {
    const handle: JsonValue = data?.targetHandle ?? null;
    return source < target && isJsonObject(handle) && TEXTS.includes(String(handle.fieldName));
  });
  return { ...flow, data: { ...flow.data, nodes, edges } };
}

/** The values that the verdicts predict for the first input, by field; null where the component uses its own default. */
function predict(component: FlowComponent, applied: ReadonlyMap<string, JsonValue> | undefined): JsonObject {
  return Object.fromEntries(
    [...component.fields.values()]
      .filter(
        ({ isProtected, isSecret, connection, name }) => !isProtected && !isSecret && !connection && name !== 'stream',
      )
      .map((field): [string, JsonValue] => {
        const tweaked = applied?.get(field.name);
        if (tweaked !== undefined) return [field.name, tweaked];
        const own = receivedValue(stateOf(field));
        return [field.name, own.kind === 'value' ? own.value : null];
      }),
  );
}

let app: TestApp;
beforeAll(async () => {
  const types = ['ChatInput', 'TextInput', 'ChatOutput', 'Fields', 'Webhook'];
  app = await openTestApp({ registry: new Map(types.map((type) => [type, probe])) });
});
afterAll(() => app[Symbol.asyncDispose]());

/** Component id -> what its Probe received. */
function receivedIn(body: JsonValue): Map<string, JsonObject> {
  const results = runResponseSchema.parse(body).outputs?.[0]?.outputs ?? [];
  return new Map(
    results.flatMap((result) => {
      const value = Object(result?.results).data;
      return result && isJsonObject(value) && isJsonObject(value.data ?? null)
        ? [[String(result.component_id), Object(value.data)] as const]
        : [];
    }),
  );
}

describe('the prediction of the report', () => {
  it('equals what a component receives, for random flows, tweaks and inputs', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryFlow, arbitraryTweaks, arbitraryInput, async (random, tweaks, input) => {
        // Skips changes of a field's type, which the component itself checks, global variables, and repaired JSON.
        fc.pre(!/"(type|list|load_from_db)"|\{broken/.test(JSON.stringify(tweaks)));
        const flow = probed(random);
        const stored = await app.json('POST', '/api/v1/flows/', flow);
        const id = String(Object(stored.body).id);
        const index = indexFlow({ ...flow, id });
        const inputs = input ? [{ components: input.components, input_value: input.value, type: input.type }] : [];
        const bindings = bindInputs(index, inputs);
        const [binding] = bindings;
        if (!binding) throw new Error('There is always one');
        const verdicts = matchTweaks(index, tweaks, { rules, bindings });
        const outputs = index.components.map((component) => component.id);
        const { status, body } = await app.json('POST', `/api/v1/run/advanced/${id}`, { inputs, tweaks, outputs });
        await app.call('DELETE', `/api/v1/flows/${id}`);
        if (verdicts.some(({ state }) => state === 'refused')) {
          expect(status).toBe(422);
          return;
        }
        if (status !== 200) {
          const isPredicted = ({ kind }: TweakProblem) => kind === 'wrong-type' || kind === 'reads-variable';
          expect(
            verdicts.some(({ problems }) => problems.some(isPredicted)),
            JSON.stringify(body),
          ).toBe(true);
          return;
        }
        const applied = applyTweaks(verdicts, binding);
        const answered = receivedIn(body);
        const failing = verdicts.filter(({ problems }) => problems.some(({ kind }) => kind === 'wrong-type'));
        const hasRun = failing.filter(({ target }) => answered.has(target?.component ?? ''));
        // Numbers are refused before the component; a Probe accepts everything else.
        expect(hasRun.filter(({ target }) => target?.field === 'count' || target?.field === 'factor')).toEqual([]);
        for (const [component, actual] of answered) {
          const found = index.byId.get(component);
          if (!found) throw new Error(`No ${component}`);
          expect(actual, component).toMatchObject(predict(found, applied.get(component)));
          compared += 1;
        }
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});
