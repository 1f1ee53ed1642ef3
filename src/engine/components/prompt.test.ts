import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { dataValue, type Value } from '../values/values.ts';

const templateField = (value: string) => ({ type: 'prompt', _input_type: 'PromptInput', value });

async function filled(template: string, fields: Record<string, JsonValue> = {}, received: Record<string, Value> = {}) {
  const variables = Object.fromEntries(Object.keys(received).map((name) => [name, '']));
  const run = await runOne({
    type: 'Prompt Template',
    fields: { template: templateField(template), use_double_brackets: false, ...variables, ...fields },
    received,
  });
  return run.error ?? run.shown.prompt;
}

describe('Prompt Template', () => {
  it.each([
    ['Answer as {tone}: {question}', { tone: 'a pirate', question: 'why?' }, 'Answer as a pirate: why?'],
    ['{a}{a}', { a: 'x' }, 'xx'],
    ['No variables', {}, 'No variables'],
    ['{{not}} a variable', {}, '{not} a variable'],
    ['{{{a}}}', { a: 'x' }, '{x}'],
    ['{a}', { a: '' }, ''],
    ['{a}', { a: 'line\\nbreak' }, 'line\nbreak'],
    ['{a}', { a: '{b}' }, '{b}'],
    ['{a!r} {a:>5}', { a: 'x' }, "'x'     x"],
  ])('fills %j', async (template, fields, text) => {
    expect(await filled(template, fields)).toBe(text);
  });

  it('takes messages and data from connections', async () => {
    expect(await filled('{a} and {b}', {}, { a: givenMessage('one'), b: dataValue({ text: 'two', other: 1 }) })).toBe(
      'one and two',
    );
  });

  it('fills double braces in that mode, but not those inside a value', async () => {
    const brackets = { use_double_brackets: true };
    expect(await filled('{{a}} {b} {{c}}', { ...brackets, a: '{{b}}', b: 'no' })).toBe('{{b}} {b} ');
    expect(await filled('{{#a}}', brackets)).toMatch(/^Complex mustache syntax is not allowed/);
    expect(await filled('{{ a }}', brackets)).toMatch(/^Invalid mustache variable: \{\{ a \}\}/);
    expect(await filled('{{> never closed', brackets)).toMatch(/^Complex mustache syntax is not allowed/);
  });

  it('also runs under its older name', async () => {
    const run = await runOne({ type: 'Prompt', fields: { template: templateField('{a}'), a: 'x' } });
    expect(run.shown.prompt).toBe('x');
  });

  it.each<[JsonValue, string]>([
    ['', 'NoneType'],
    [null, 'NoneType'],
    [7, 'int'],
    [1.5, 'float'],
    [true, 'bool'],
    [['{a}'], 'list'],
  ])('fails on %j as its template', async (template, type) => {
    const run = await runOne({
      type: 'Prompt Template',
      fields: { template: { ...templateField(''), value: template } },
    });
    expect(run.error).toBe(`Error running method "build_prompt": expected str, got ${type}`);
  });

  it.each([
    ['{a', "expected '}' before end of string"],
    ['a}', "Single '}' encountered in format string"],
    ['{', "Single '{' encountered in format string"],
    ['{missing}', 'The template uses {missing}, but the component has no such variable.'],
    [
      '{a[0]}',
      "Invalid variable name 'a[0]' in f-string template. Variable names cannot contain attribute access (.) or indexing ([]).",
    ],
    ['{a:>{b}}', 'Invalid format specifier in f-string template. Nested replacement fields are not allowed.'],
    ['{}', 'Format string contains positional fields'],
    ['{a:,}', "Cannot specify ',' with 's'."],
    ['{a:d}', "Unknown format code 'd' for object of type 'str'"],
    ['{a!x}', "Unknown conversion specifier 'x'"],
    ['{a:999999999}', 'Format specifier is too wide'],
  ])('fails on %j and says why', async (template, error) => {
    expect(await filled(template, { a: 'x' })).toBe(error);
  });

  it('inserts any value unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (before, value) => {
        const template = `${before.replaceAll('{', '{{').replaceAll('}', '}}')}{value}`;
        expect(await filled(template, {}, { value: givenMessage(value) })).toBe(before + value);
      }),
      { numRuns: 100 },
    );
  });
});
