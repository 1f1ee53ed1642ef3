/** The bodies of failed requests, in every form that Langflow or a proxy in front of it has been seen to send. */
import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, tryParseJson } from './json.ts';

/** One item of FastAPI's 422: `loc` is the path to the value, `type` the rule that it breaks. */
export const validationItemSchema = z.looseObject({
  type: z.string(),
  loc: z.array(z.union([z.string(), z.number()])),
  msg: z.string(),
});
export type ValidationItem = z.infer<typeof validationItemSchema>;

/** `detail` of the 422 for a tweak on a protected field, since 1.12. `fields` holds field names without their component. */
export const refusedTweaksSchema = z.looseObject({
  code: z.literal('TWEAKS_REFUSED'),
  error: z.nullish(z.string()),
  message: z.nullish(z.string()),
  fields: z.catch(z.array(z.string()), []),
});
export type RefusedTweaks = z.infer<typeof refusedTweaksSchema>;

/** The parsed body of a failed request. `raw` is always the body as text. */
export type ErrorBody =
  | { kind: 'detail'; detail: string; code: string | null; raw: string }
  | { kind: 'validation'; items: ValidationItem[]; raw: string }
  | { kind: 'refused'; refused: RefusedTweaks; raw: string }
  | { kind: 'message'; message: string; code: string | null; raw: string }
  | { kind: 'html'; raw: string }
  | { kind: 'empty'; raw: string }
  | { kind: 'other'; raw: string };

/** The embedded server's code for a chosen model that is not there, which another model mends. */
export const MODEL_MISSING = 'MODEL_MISSING';

/** Characters. No server describes an error at such length, and parsing a huge body would block the page. */
const LARGEST_ERROR = 1_000_000;

/** Parses the body of a failed request; never throws. `contentType` is the value of the header, or null. */
export function parseErrorBody(raw: string, contentType: string | null): ErrorBody {
  if (raw.trim() === '') return { kind: 'empty', raw };
  if (contentType?.includes('html') || /^\s*<(!doctype|html)/i.test(raw)) return { kind: 'html', raw };
  if (raw.length > LARGEST_ERROR) return { kind: 'other', raw };
  const value = tryParseJson(raw);
  return value === undefined ? { kind: 'other', raw } : readErrorValue(value, raw);
}

/** The same for a body that is already parsed, as inside a stream. */
export function readErrorValue(value: unknown, raw: string = JSON.stringify(value)): ErrorBody {
  if (!isJsonObject(value)) return { kind: 'other', raw };
  const { detail } = value;
  const codeOf = ({ code }: JsonObject) => (typeof code === 'string' ? code : null);
  if (typeof detail === 'string') return { kind: 'detail', detail, code: codeOf(value), raw };
  const items = z.array(validationItemSchema).safeParse(detail);
  if (items.success) return { kind: 'validation', items: items.data, raw };
  const refused = refusedTweaksSchema.safeParse(detail);
  if (refused.success) return { kind: 'refused', refused: refused.data, raw };
  const holder = isJsonObject(detail) ? detail : value;
  const message = holder.message ?? holder.error;
  if (typeof message === 'string') {
    return { kind: 'message', message, code: codeOf(holder), raw };
  }
  return { kind: 'other', raw };
}

/** What the server said, without the JSON around it where that is known. */
export function saidText(said: ErrorBody): string {
  if (said.kind === 'detail') return said.detail;
  if (said.kind === 'message') return said.message;
  return said.raw;
}
