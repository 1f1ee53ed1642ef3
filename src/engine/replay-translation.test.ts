/** Replays the run/advanced half of the 122 requests that were recorded on several routes of a Langflow. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import type { ResultData } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { collectRun } from './testing/collect-run.ts';
import { recordedComponents } from './testing/recorded-components.ts';
import { recordedFlow } from './testing/recorded-flow.ts';
import { testPorts } from './testing/test-ports.ts';

const caseSchema = z.looseObject({
  name: z.string(),
  flow: z.string(),
  advanced: z.looseObject({ body: jsonValue, status: z.number(), texts: z.array(z.string()) }),
});

/** Skipped: cases that need global variables, uploaded files, or bodies that the recording does not have. */
const left =
  /variable|load_from_db|^file |^long |^two chat graphs, saved values$|^two chat graphs, second|own [ab]|^stream saved/;

const cases = z
  .array(caseSchema)
  .parse(readRecording('translation-cases.json'))
  .filter(({ name, advanced }) => !left.test(name) && isJsonObject(advanced.body));

const plainFlows = new Set(['echo', 'prompt', 'two']);

/** As the recording writes a result: texts unchanged, other values as Python writes JSON. */
function written({ component_id: id, outputs }: ResultData): string {
  const texts = Object.values(outputs ?? {}).map((output) => {
    const message = isJsonObject(output) ? (output.message ?? null) : null;
    return typeof message === 'string' ? message : pythonJson(message);
  });
  return `${id}=${texts.join(' | ')}`;
}

function pythonJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pythonJson(item)}`);
  return `{${entries.join(', ')}}`;
}

/** Answers of the flow "fields" are JSON: compared as values, since 0.0 and 0 are the same number here. */
function comparable(flow: string, text: string): JsonValue {
  const start = text.indexOf('={');
  return flow === 'fields' && start > 0 ? JSON.parse(text.slice(start + 1)) : text;
}

describe('run/advanced as the translations recorded it', () => {
  it('has most of the 122 cases', () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  it.each(cases)('is answered the same: $flow: $name', async ({ flow, advanced }) => {
    const { status, response, error } = await collectRun({
      index: recordedFlow(plainFlows.has(flow) ? flow : `translation/${flow}`),
      request: runRequestSchema.parse(advanced.body),
      ports: testPorts(),
      registry: recordedComponents,
    });
    expect(status).toBe(advanced.status);
    if (status !== 200) {
      const detail = isJsonObject(error) ? (error.detail ?? null) : null;
      expect(`${status} ${pythonJson(detail)}`).toBe(advanced.texts[0]);
      return;
    }
    const results = (response.outputs ?? [])
      .flatMap((entry) => entry?.outputs ?? [])
      .filter((result) => result !== null);
    expect(results.map(written).map((text) => comparable(flow, text))).toEqual(
      advanced.texts.map((text) => comparable(flow, text)),
    );
  });
});
