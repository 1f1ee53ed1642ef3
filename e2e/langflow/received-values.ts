/** What the components of a Langflow received, as its `received/sitecustomize.py` notes it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JsonObject } from '../../src/contract/json.ts';
import { jsonValue } from '../../src/contract/json-schema.ts';

const fields = z.record(z.string(), jsonValue);
const lineSchema = z.object({ component: z.string(), received: fields, defaults: fields });

export interface Received {
  /** Field to value, as it was before the component ran. */
  received: JsonObject;
  /** What the component takes for a field that gets no value. */
  defaults: JsonObject;
}

/** `folder` is the Langflow's `TWEAKBENCH_RECEIVED`. A flow may have only one run at a time. */
export function createReceivedValues(folder: string) {
  const fileOf = (flowId: string) => join(folder, flowId);
  return {
    /** From now on the Langflow notes what this flow's components receive. */
    begin: (flowId: string) => writeFileSync(fileOf(flowId), ''),
    /** Component id to what it received when it ran first. */
    end(flowId: string): Map<string, Received> {
      const lines = readFileSync(fileOf(flowId), 'utf8').trim().split('\n');
      rmSync(fileOf(flowId));
      const entries = lines.flatMap((line) => (line === '' ? [] : [lineSchema.parse(JSON.parse(line))]));
      return new Map(entries.toReversed().map(({ component, ...rest }) => [component, rest]));
    },
  };
}
