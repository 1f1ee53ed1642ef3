/** Indexes of the recorded flows, and the measured requests on them. */
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { indexFlow } from '../index/index-flow.ts';
import { exportFromOutline, parseOutline } from './outline-flow.ts';

/** `name` as under fixtures/wire/flows, for example `echo` or `translation/fields`. */
export function recordedIndex(name: string): FlowIndex {
  return indexFlow(exportFromOutline(parseOutline(readRecording(`flows/${name}.json`))));
}

const measuredSchema = z.looseObject({
  name: z.string(),
  flow: z.string(),
  advanced: z.looseObject({
    body: z.union([z.record(z.string(), jsonValue), z.string()]),
    status: z.number(),
    texts: z.array(z.string()),
  }),
});

/** One request to run/advanced, its status, and one `ComponentId=text` per result. */
export interface MeasuredRequest {
  name: string;
  flow: string;
  /** Name of the flow's outline under fixtures/wire/flows. */
  outline: string;
  body: JsonObject;
  status: number;
  texts: string[];
}

/** The measured requests of translation-cases.json whose body is known. */
export function measuredRequests(): MeasuredRequest[] {
  const cases = z.array(measuredSchema).parse(readRecording('translation-cases.json'));
  return cases.flatMap(({ name, flow, advanced: { body, status, texts } }) => {
    if (typeof body === 'string') return [];
    const outline = ['echo', 'prompt', 'two'].includes(flow) ? flow : `translation/${flow}`;
    return [{ name, flow, outline, body, status, texts }];
  });
}
