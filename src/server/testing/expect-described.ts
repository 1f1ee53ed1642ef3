/** For tests of /openapi.json: an answer fits what the description says of it. */
import { expect } from 'vitest';
import { z } from 'zod';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { parseEventStream } from './event-stream-text.ts';
import { type Answer, at, type TestApp } from './test-app.ts';

/** Making it again for each request costs more than the rest of most tests. */
const descriptions = new WeakMap<TestApp, Promise<Answer>>();

function descriptionOf(app: TestApp): Promise<Answer> {
  const known = descriptions.get(app) ?? app.json('GET', '/openapi.json');
  descriptions.set(app, known);
  return known;
}

/** Checks that the description has the answer's status and type, and that its schema fits. */
export async function expectDescribed(
  app: TestApp,
  template: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) {
  const { body: description } = await descriptionOf(app);
  const response = await app.call(method, path, body, headers);
  const described = at(description, 'paths', template, method.toLowerCase(), 'responses', String(response.status));
  expect(described, `${method} ${template} answers ${response.status}`).not.toBeNull();
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const text = await response.text();
  if (response.status === 204) return response.status;
  const schema = at(described, 'content', type, 'schema');
  expect(schema, `${method} ${template} answers ${type}`).not.toBeNull();
  const values: unknown[] =
    type === 'text/event-stream' ? parseEventStream(text) : type === 'application/json' ? [JSON.parse(text)] : [];
  for (const value of values) toZod(schema).parse(value);
  return response.status;
}

function toZod(schema: JsonValue): z.ZodType {
  if (!isJsonObject(schema)) throw new Error('The description has no schema');
  return z.fromJSONSchema(schema);
}
