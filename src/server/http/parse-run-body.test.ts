import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonValue } from '#contract/json.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { HttpError } from './http-error.ts';
import { jsonErrorPosition } from './json-error-position.ts';
import { isJsonType, parseJsonBody } from './parse-json-body.ts';
import { parseRunBody } from './parse-run-body.ts';

const caseSchema = z.object({
  body: z.string(),
  status: z.number(),
  detail: z.array(z.unknown()).optional(),
  read: z
    .object({
      inputs: z.array(z.record(z.string(), z.unknown())).nullable(),
      outputs: z.array(z.string()).nullable(),
      tweaks: z.record(z.string(), z.unknown()).nullable(),
      stream: z.boolean(),
      session_id: z.string().nullable(),
    })
    .optional(),
});
const cases = z
  .array(caseSchema)
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, 'fixtures/run-body-cases.json'), 'utf8')));

/** What Python's parser accepts beyond JSON, or what we refuse on purpose. */
const WANTED_DIFFERENCES = new Set(['{"a":NaN}', '{"a":Infinity}', '{"a":"\\ud800"}']);

async function read(
  body: string,
): Promise<{ request: ReturnType<typeof parseRunBody> } | { status: number; detail: unknown }> {
  try {
    return { request: parseRunBody(await parseJsonBody(new TextEncoder().encode(body))) };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { status: error.status, detail: error.body.detail };
  }
}

it('has every key of the request that the contract has', () => {
  const whole = {
    inputs: [{ input_value: 'Hi', components: ['Chat Input'], type: 'chat' }],
    outputs: ['Chat Output'],
    tweaks: { tone: 'dry' },
    stream: true,
    session_id: 'mine',
  } satisfies Required<RunRequest>;
  expect(Object.keys(whole).toSorted()).toEqual(Object.keys(runRequestSchema.shape).toSorted());
  expect(parseRunBody(whole)).toEqual(whole);
});

describe('the body of a run, as FastAPI and pydantic accept or refuse it', () => {
  it.each(cases.filter(({ status }) => status === 422))(
    '$body is refused with the same items',
    async ({ body, detail }) => {
      expect(await read(body)).toEqual({ status: 422, detail });
    },
  );

  it.each(cases.filter(({ status, body }) => status === 200 && !WANTED_DIFFERENCES.has(body)))(
    '$body is read the same',
    async ({ body, read: theirs }) => {
      const answer = await read(body);
      if (!('request' in answer) || !theirs) throw new Error(JSON.stringify(answer));
      const { request } = answer;
      expect(request.inputs?.length ?? null).toBe(theirs.inputs?.length ?? null);
      request.inputs?.forEach((input, index) => {
        const other = theirs.inputs?.[index] ?? {};
        expect(input.input_value ?? null).toBe(other.input_value);
        expect(input.components ?? []).toEqual(other.components ?? []);
        expect(input.type ?? 'any').toBe(other.type ?? 'any');
      });
      expect(request.outputs ?? null).toEqual(theirs.outputs);
      expect(request.tweaks ?? null).toEqual(theirs.tweaks);
      expect(request.stream ?? false).toBe(theirs.stream);
      expect(request.session_id ?? '').toBe(theirs.session_id ?? '');
    },
  );

  it.each([...WANTED_DIFFERENCES])('%s is refused, although they accept it', async (body) => {
    expect(await read(body)).toMatchObject({ status: 422 });
  });
});

describe('limits of a JSON body', () => {
  const deep = (levels: number) => `{"tweaks":{"a":${'{"b":'.repeat(levels - 2)}1${'}'.repeat(levels - 2)}}}`;

  it('accepts 200 levels and refuses any more', async () => {
    expect(await read(deep(200))).toHaveProperty('request');
    for (const levels of [201, 10_000, 100_000]) {
      expect(await read(deep(levels))).toMatchObject({ status: 422, detail: [{ type: 'too_deep', loc: ['body'] }] });
    }
  });

  it('says where a lone surrogate is', async () => {
    expect(await read('{"inputs":[{"input_value":"a\\ud83d"}]}')).toMatchObject({
      status: 422,
      detail: [{ type: 'string_unicode', loc: ['body', 'inputs', 0, 'input_value'] }],
    });
    expect(await read('{"tweaks":{"\\udc00":1}}')).toMatchObject({ detail: [{ loc: ['body', 'tweaks'] }] });
    expect(await read('{"session_id":"\\ud83d\\ude00"}')).toEqual({ request: { session_id: '😀' } });
  });

  it('refuses invalid UTF-8 and numbers beyond a double', async () => {
    await expect(parseJsonBody(new Uint8Array([0x7b, 0x22, 0xff]))).rejects.toThrow(HttpError);
    expect(await read('{"tweaks":{"a":1e400}}')).toMatchObject({
      status: 422,
      detail: [{ loc: ['body', 'tweaks', 'a'] }],
    });
  });

  it('is checked in several turns when it is large, and other requests are served in between', async () => {
    const parsing = { isOver: false, turns: 0 };
    const count = (): void => {
      parsing.turns += 1;
      if (!parsing.isOver) setImmediate(count);
    };
    setImmediate(count);
    await parseJsonBody(new TextEncoder().encode(JSON.stringify({ filler: 'x'.repeat(1_000_000) })));
    parsing.isOver = true;
    expect(parsing.turns).toBeGreaterThan(3);
  });

  it('accepts keys that are special in JavaScript', async () => {
    const answer = await read(
      '{"__proto__":{"inputs":[]},"tweaks":{"__proto__":{"x":1},"constructor":{"prototype":2}}}',
    );
    if (!('request' in answer)) throw new Error('refused');
    expect(answer.request.inputs).toBeUndefined();
    expect(Object.entries(answer.request.tweaks ?? {})).toEqual([
      ['__proto__', { x: 1 }],
      ['constructor', { prototype: 2 }],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect('x' in {}).toBe(false);
  });
});

describe('the position of a JSON error', () => {
  it('is found exactly when JSON.parse finds an error', async () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '1.5e3',
      'true',
      'null',
      ' ',
      '\\',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let isValid = true;
        try {
          JSON.parse(text);
        } catch {
          isValid = false;
        }
        const position = jsonErrorPosition(text);
        expect(position === null).toBe(isValid);
        if (position !== null) expect(position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a refusal', () => {
  const detailOf = (body: JsonValue) => {
    try {
      parseRunBody(body);
    } catch (error) {
      return error instanceof HttpError && Array.isArray(error.body.detail) ? error.body.detail : [];
    }
    return [];
  };

  it('lists only the first hundred problems', async () => {
    expect(detailOf({ inputs: Array.from({ length: 1_000 }, () => 1) })).toHaveLength(100);
    const names = Array.from({ length: 50_000 }, (_, index) => [`name ${index}`, null]);
    expect(detailOf({ tweaks: Object.fromEntries(names) })).toHaveLength(100);
  });

  it('allows up to a thousand inputs', async () => {
    const inputs = (count: number) => ({ inputs: Array.from({ length: count }, () => ({})) });
    expect(parseRunBody(inputs(1_000)).inputs).toHaveLength(1_000);
    expect(detailOf(inputs(1_001))).toEqual([
      {
        type: 'too_long',
        loc: ['body', 'inputs'],
        msg: 'List should have at most 1000 items after validation, not 1001',
        ctx: { field_type: 'List', max_length: 1_000, actual_length: 1_001 },
      },
    ]);
  });
});

describe('a JSON content type', () => {
  it.each(['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8', 'application/ld+json'])(
    'accepts %s',
    (type) => {
      expect(isJsonType(type)).toBe(true);
    },
  );
  it.each([undefined, '', 'text/plain', 'text/json', 'application/json5', 'multipart/form-data; boundary=x'])(
    'refuses %s',
    (type) => {
      expect(isJsonType(type)).toBe(false);
    },
  );
});
