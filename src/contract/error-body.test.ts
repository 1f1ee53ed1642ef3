import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseErrorBody } from './error-body.ts';
import { readRecording, runAdvancedCases } from './testing/recordings.ts';

const failures = runAdvancedCases().filter(({ status }) => status !== 200);

describe('the body of a failed request', () => {
  it.each(failures.map((recorded) => [recorded.name, recorded] as const))(
    'is recognised: %s',
    (name, { body, status, contentType }) => {
      const parsed = parseErrorBody(JSON.stringify(body), contentType);
      if (name.startsWith('tweak code'))
        expect(parsed).toMatchObject({ kind: 'refused', refused: { fields: ['code'] } });
      else if (status === 422) expect(parsed.kind).toBe('validation');
      else if (name === 'dataframe node selected') expect(parsed.kind).toBe('message');
      else expect(parsed.kind).toBe('detail');
      expect(JSON.parse(parsed.raw)).toEqual(body);
    },
  );

  it.each([
    ['an empty body', '', null, 'empty'],
    ['white space', ' \n', 'application/json', 'empty'],
    ['a page by its type', 'Not found', 'text/html; charset=utf-8', 'html'],
    ['a page by its start', '\n<!DOCTYPE html><p>502', null, 'html'],
    ['plain words', 'upstream connect error', 'text/plain', 'other'],
    ['half of a JSON', '{"detail": "Er', 'application/json', 'other'],
    ['a bare JSON string', '"no"', 'application/json', 'other'],
    ['a message', '{"message": "boom"}', 'application/json', 'message'],
    [
      'a message in detail',
      '{"detail": {"code": "FLOW_NOT_FOUND", "message": "no such flow"}}',
      'application/json',
      'message',
    ],
    ['more text than an error has', `{"detail": "${'x'.repeat(1_000_000)}"}`, 'application/json', 'other'],
    ['refused without fields', '{"detail": {"code": "TWEAKS_REFUSED"}}', 'application/json', 'refused'],
  ] as const)('is recognised: %s', (_name, raw, contentType, kind) => {
    expect(parseErrorBody(raw, contentType)).toMatchObject({ kind, raw });
  });
});

const replySchema = z.looseObject({
  name: z.string(),
  langflow: z.string().nullish(),
  status: z.number(),
  body: z.unknown().optional(),
});
const besideRun = ['workflows-v2.json', 'files.json'].flatMap((file) =>
  z
    .array(replySchema)
    .parse(readRecording(file))
    .filter(({ status, body }) => status >= 400 && body !== undefined && body !== null)
    .map((reply) => [`${file} ${reply.langflow ?? ''} ${reply.name}`, reply] as const),
);

it.each(besideRun)('is also recognised on other routes: %s', (_name, { body }) => {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  expect(['detail', 'validation', 'refused', 'message', 'html']).toContain(parseErrorBody(raw, null).kind);
});
