/** Schemas of JSON that is not known as a whole: any value, and objects that may have more keys. */
import * as z from 'zod/mini';
import { isDeeperThan, type JsonValue, tryParseJson } from './json.ts';

/**
 * Accepts what `JSON.parse` returns without walking it: replies of 10 MB pass here, and `z.json()` overflows the stack at
 * about 5,000 levels. The depth is checked once, at the edge (`isDeeperThan`).
 */
export const jsonValue: z.ZodMiniType<JsonValue> = z.custom<JsonValue>(
  (value) => value !== undefined && typeof value !== 'function',
);

/**
 * Keeps unknown keys, like `z.looseObject`, as an object of a newer release may have. Its type names the known ones alone, so that a
 * misspelt key does not compile.
 */
export function lenientObject<const Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strip> {
  const known = z.object(shape);
  return known.clone({ ...known._zod.def, catchall: z.unknown() });
}

/** Parses JSON text with the depth limit of every edge. Throws a SyntaxError that says what is wrong. */
export function parseJsonText(text: string): JsonValue {
  const value: JsonValue = JSON.parse(text);
  if (isDeeperThan(value)) throw new SyntaxError('The JSON nests deeper than 200 levels');
  return value;
}

/** Null for a text that is not JSON, nests too deep, or does not fit. */
export function parseJsonAs<Schema extends z.core.$ZodType>(
  schema: Schema,
  text: string,
): z.core.output<Schema> | null {
  const value = tryParseJson(text);
  return isDeeperThan(value) ? null : (z.safeParse(schema, value).data ?? null);
}
