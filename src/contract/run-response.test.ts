import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMessageId, readResultText, resultDataSchema, runResponseSchema } from './run-response.ts';
import { readRecording, runAdvancedCases } from './testing/recordings.ts';

const goodCases = runAdvancedCases().filter(({ status }) => status === 200);

describe('the nested reply', () => {
  it.each(goodCases.map((recorded) => [recorded.name, recorded.body] as const))(
    'parses and keeps every key: %s',
    (_name, body) => {
      expect(runResponseSchema.parse(body)).toEqual(body);
    },
  );

  it('keeps unknown keys', () => {
    const body = {
      session_id: 's',
      outputs: [{ inputs: {}, outputs: [null, { results: {}, novel: { deep: [1] } }], also: 1 }],
      more: true,
    };
    expect(runResponseSchema.parse(body)).toEqual(body);
  });

  it('rejects anything that is not a reply', () => {
    expect(runResponseSchema.safeParse({ outputs: 'none' }).success).toBe(false);
    expect(runResponseSchema.safeParse('<html>').success).toBe(false);
  });
});

const byType = z
  .record(z.string(), z.unknown())
  .transform((entries) =>
    Object.entries(entries).flatMap(([kind, entry]) => {
      const held = z
        .union([
          z.looseObject({ result: z.unknown() }).transform(({ result }) => [result]),
          z.looseObject({ results: z.array(z.unknown()) }).transform(({ results }) => results),
          z.array(z.looseObject({ result: z.unknown() })).transform((items) => items.map(({ result }) => result)),
        ])
        .safeParse(entry);
      return held.success
        ? held.data
            .filter((result) => result !== undefined)
            .map((result, index) => [`${kind} ${index}`, result] as const)
        : [];
    }),
  )
  .parse(readRecording('outputs-by-type.json'));

describe('one result', () => {
  it.each(byType)('parses and keeps every key: %s', (_kind, result) => {
    expect(resultDataSchema.parse(result)).toEqual(result);
  });

  it.each(byType.filter(([kind]) => /^message|^text-output|^two-chat/.test(kind)))(
    'has a text to read: %s',
    (_kind, result) => {
      expect(readResultText(resultDataSchema.parse(result))).toMatch(/\S/);
    },
  );

  it('reads the text where 1.1 had a whole message', () => {
    const old = { outputs: { message: { message: { text: 'hello there' }, type: 'message' } } };
    expect(readResultText(resultDataSchema.parse(old))).toBe('hello there');
  });

  it('reads the id that ties streamed text to a result', () => {
    const [message] = goodCases.flatMap(({ name, body }) =>
      name === 'plain chat input' ? [runResponseSchema.parse(body)] : [],
    );
    const result = message?.outputs?.[0]?.outputs[0];
    expect(result && readMessageId(result)).toBe('00000015-0000-4000-8000-000000000015');
  });

  it('has no text where a component returned only data', () => {
    expect(readResultText({ outputs: { data: { message: { a: 1 }, type: 'object' } } })).toBeNull();
    expect(readResultText({})).toBeNull();
  });
});
