import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { toRunStream } from '#flow/translation/to-run-stream.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { checkRunStreamBody, checkWorkflowBody } from './stream-bodies.ts';
import { toWorkflow } from './to-workflow.ts';

const routeSchema = z.looseObject({ body: jsonValue, equal: z.boolean() });
const casesSchema = z.array(
  z.looseObject({
    name: z.string(),
    flow: z.string(),
    advanced: z.looseObject({ body: jsonValue, status: z.number() }),
    workflow: routeSchema,
    run: routeSchema,
  }),
);

const rules = tweakRulesFor({ version: '1.13.0' });
const all = casesSchema.parse(readRecording('translation-cases.json'));
/** The recording has a sentence in place of a very long body. */
const cases = all.flatMap((recorded) => {
  const request = runRequestSchema.safeParse(recorded.advanced.body);
  return request.success ? [{ ...recorded, request: request.data }] : [];
});

/**
 * The recorded bodies leave null out, which gave equal answers only because the flows' values are equal to the components'
 * built-in defaults (decision 2).
 */
function withoutNulls(body: JsonObject): JsonObject {
  const parts = Object.entries(isJsonObject(body.tweaks) ? body.tweaks : {}).flatMap(([id, fields]) => {
    const entries = Object.entries(isJsonObject(fields) ? fields : {}).filter(([, value]) => value !== null);
    return entries.length > 0 ? [[id, Object.fromEntries(entries)]] : [];
  });
  return { ...body, tweaks: Object.fromEntries(parts) };
}

const TRANSLATION_FLOWS = ['chain', 'chat', 'fan', 'fields', 'joinchats', 'memory', 'mixed', 'multi', 'parts'];
const MORE_TRANSLATION_FLOWS = ['savedstream', 'twochats', 'twomodels', 'varinput'];

function indexOf(flow: string) {
  const isTranslation = [...TRANSLATION_FLOWS, ...MORE_TRANSLATION_FLOWS].includes(flow);
  return indexFlow(
    exportFromOutline(parseOutline(readRecording(`flows/${isTranslation ? 'translation/' : ''}${flow}.json`))),
  );
}

describe('the translation of a run/advanced request', () => {
  it('has the measured cases', () => {
    expect(all).toHaveLength(122);
    expect(cases.length).toBeGreaterThan(110);
  });

  it.each(cases)('sends "$name" ($flow) to /api/v1/run as it was measured', ({ flow, request, run }) => {
    const index = indexOf(flow);
    if (resolveTweaks(index, request.tweaks ?? {}, rules).decidedByServer !== null) return;
    const body = toRunStream(index, request, rules);
    expect(withoutNulls(body)).toEqual(run.body);
    expect(() => checkRunStreamBody(body)).not.toThrow();
  });

  it.each(cases)('sends "$name" ($flow) to /api/v2/workflows as it was measured', ({ flow, request, workflow }) => {
    const index = indexOf(flow);
    if (resolveTweaks(index, request.tweaks ?? {}, rules).decidedByServer !== null) return;
    const { body } = toWorkflow(index, request, rules, '{flow}');
    expect(withoutNulls(body)).toEqual(workflow.body);
    expect(() => checkWorkflowBody(body)).not.toThrow();
  });

  it('sends null, for which a component uses its built-in default, and does not watch it', () => {
    const [index, request] = [
      indexOf('chat'),
      { inputs: [{ input_value: 'hi' }], tweaks: { 'StreamLLM-m1': { words: null } } },
    ];
    expect(toRunStream(index, request, rules).tweaks).toEqual({ 'StreamLLM-m1': { words: null } });
    expect(toWorkflow(index, request, rules, '{flow}').obstacle).toMatch(/^words of .* is null/);
  });

  it('names an obstacle for every case in which the workflows route answered differently', () => {
    const wrong = cases.filter(({ flow, request, workflow }) => {
      const { obstacle } = toWorkflow(indexOf(flow), request, rules, '{flow}');
      return !workflow.equal && obstacle === null;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('names no obstacle for almost every case with equal answers', () => {
    const equal = cases.filter(({ workflow }) => workflow.equal);
    const free = equal.filter(
      ({ flow, request }) => toWorkflow(indexOf(flow), request, rules, '{flow}').obstacle === null,
    );
    expect(free.length / equal.length).toBeGreaterThan(0.9);
  });
});
