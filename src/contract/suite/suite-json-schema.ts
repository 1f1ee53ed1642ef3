/** The JSON Schema of suite files, for editors. */
import * as z from 'zod/mini';
import type { JsonObject } from '../json.ts';
import { suiteNotes } from './suite-check.ts';
import { suiteFileSchema } from './suite-file.ts';

export function suiteJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(suiteFileSchema, { metadata: suiteNotes, io: 'input', unrepresentable: 'any' });
  return { title: 'Tests of a Langflow flow', ...JSON.parse(JSON.stringify(schema)) };
}
