/** Combine Text, Parser, Regex Extractor, Text Input and Text Output: text in, text out. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { dataValue, frameValue, listValue, type Value } from '../values/values.ts';

describe('Combine Text', () => {
  it.each([
    [{ text1: 'a', text2: 'b', delimiter: ' ' }, 'a b'],
    [{ text1: 'a', text2: 'b', delimiter: '' }, 'ab'],
    [{ text1: 'a', text2: '', delimiter: ', ' }, 'a, '],
    [{ text1: 'a', text2: 'b', delimiter: '\\n' }, 'a\nb'],
  ])('%j gives %j', async (fields, text) => {
    expect((await runOne({ type: 'CombineText', fields })).shown.combined_text).toBe(text);
  });

  it('takes a message from a connection, and data by its text', async () => {
    const run = await runOne({
      type: 'CombineText',
      fields: { text1: '', text2: '', delimiter: '-' },
      received: { text1: givenMessage('one'), text2: dataValue({ text: 'two' }) },
    });
    expect(run.shown.combined_text).toBe('one-two');
  });

  it('fails when a text is missing', async () => {
    const run = await runOne({ type: 'CombineText', fields: { text1: 'a', text2: null, delimiter: ' ' } });
    expect(run.error).toBe(
      'Error running method "combine_texts": sequence item 1: expected str instance, NoneType found',
    );
  });

  it('says which key data without a text lacks', async () => {
    const run = await runOne({
      type: 'CombineText',
      fields: { text1: '', delimiter: '' },
      received: { text1: dataValue({ title: 'x', page: 1 }) },
    });
    expect(run.error).toContain("The input to 'text1' must contain the key 'text'.");
    expect(run.error).toContain('one of the following keys: title, page');
  });
});

describe('Parser', () => {
  const parse = async (input: Value, fields: Record<string, JsonValue> = {}) => {
    const run = await runOne({
      type: 'ParserComponent',
      fields: { mode: 'Parser', pattern: 'Text: {text}', sep: '\n', ...fields },
      received: { input_data: input },
    });
    return run.error ?? run.shown.parsed_text;
  };
  const people = frameValue([
    { name: 'Ada', age: 36 },
    { name: 'Bob', age: 41 },
  ]);

  it.each([
    ['a row a line', people, { pattern: '{name} is {age}' }, 'Ada is 36\nBob is 41'],
    ['a separator', people, { pattern: '{name}', sep: ', ' }, 'Ada, Bob'],
    [
      'floats of a table',
      frameValue([
        { a: 1, b: 2.5 },
        { a: null, b: 1 },
      ]),
      { pattern: '{a} {b} {a:.2f}' },
      '1.0 2.5 1.00\nnan 1.0 nan',
    ],
    ['data', dataValue({ text: 'x', n: null }), { pattern: '{text} {n} {missing}|' }, 'x None |'],
    ['a list of data', listValue([dataValue({ text: 'a' }), dataValue({ text: 'b' })]), {}, 'Text: a\nText: b'],
    ['a message', givenMessage('hi'), { pattern: '{sender}: {text}' }, 'User: hi'],
    ['formats', dataValue({ price: 2.5, count: 1234 }), { pattern: '{price:.2f} {count:,}' }, '2.50 1,234'],
    ['keys of objects', dataValue({ a: { b: [1, 'x'] } }), { pattern: '{a[b]}' }, "[1, 'x']"],
    ['data as JSON', dataValue({ a: [1] }), { mode: 'Stringify' }, '```json\n{\n  "a": [\n    1\n  ]\n}\n```'],
    ['a table as Markdown', frameValue([{ a: 1 }]), { mode: 'Stringify' }, '|   a |\n|----:|\n|   1 |'],
  ])('writes %s', async (_, input, fields, text) => {
    expect(await parse(input, fields)).toBe(text);
  });

  it.each([
    ['a column that is not there', people, { pattern: '{city}' }, "The table has no column 'city'."],
    ['plain text', { kind: 'text', text: 'x' } as const, {}, /Unsupported input type: <class 'str'>/],
    ['a format that does not fit', dataValue({ a: 'x' }), { pattern: '{a:d}' }, /Unknown format code 'd'/],
    [
      'an unknown mode',
      people,
      { mode: { type: 'tab', _input_type: 'TabInput', options: ['Parser'], value: 'Other' } },
      /TabInput value must be one of/,
    ],
  ])('refuses %s', async (_, input, fields, error) => {
    expect(await parse(input, fields)).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });
});

describe('Regex Extractor', () => {
  const find = (pattern: string, text: string) =>
    runOne({ type: 'RegexExtractorComponent', fields: { pattern, input_text: text }, outputs: ['data', 'text'] });

  it.each([
    ['\\d+', 'a1 b22', ['1', '22'], '1\n22'],
    ['(\\w)@', 'a@ b@', ['a', 'b'], 'a\nb'],
    ['(?P<name>x)(?P=name)', 'xx', ['x'], 'x'],
    ['(?i)ABC', 'abc', ['abc'], 'abc'],
    ['x*', 'axx', ['xx'], 'xx'],
    ['\\Aone|end\\Z', 'one end', ['one', 'end'], 'one\nend'],
    ['nothing', 'a', [], 'No matches found'],
    ['', 'a', [], 'No matches found'],
    ['\\-', 'a-b', ['-'], '-'],
    ['\\w+', 'héllo wörld', ['héllo', 'wörld'], 'héllo\nwörld'],
    ['\\bé', 'é e', ['é'], 'é'],
    ['[\\w.]+@', 'ä.b@', ['ä.b@'], 'ä.b@'],
    ['\\d', '१2', ['१', '2'], '१\n2'],
    ['a{,2}', 'aaa', ['aa', 'a'], 'aa\na'],
    ['[[]', '[', ['['], '['],
    ['[]x]', ']', [']'], ']'],
    ['x{', 'x{', ['x{'], 'x{'],
    ['(?#note)a', 'a', ['a'], 'a'],
    ['(?x) a b # note', 'ab', ['ab'], 'ab'],
    ['(?m)^b$', 'a\nb\nc', ['b'], 'b'],
    ['a$', 'a\n', ['a'], 'a'],
    ['(?s)a.b', 'a\nb', ['a\nb'], 'a\nb'],
    ['.', '👩', ['👩'], '👩'],
    ['.+', 'a\rb\u2028c\nd', ['a\rb\u2028c', 'd'], 'a\rb\u2028c\nd'],
    ['(?m)^b', 'a\rb\nb', ['b'], 'b'],
    ['\\s', 'a\ufeff\u001c', ['\u001c'], '\u001c'],
    ['[^\\S\\d]', 'a1\u00a0', ['\u00a0'], '\u00a0'],
    ['[\\Wa]', 'aé-', ['a', '-'], 'a\n-'],
    ['(?a)\\w+', 'aéb', ['a', 'b'], 'a\nb'],
    ['(?i)(?m)^A', 'b\na', ['a'], 'a'],
    ['a{,}', 'aab', ['aa'], 'aa'],
    ['\\101\\07', 'A\u0007', ['A\u0007'], 'A\u0007'],
    ['(a)\\1', 'aa', ['a'], 'a'],
    ['.*?', 'ab', ['a', 'b'], 'a\nb'],
    ['(\\w)\\1??|(?=.)', 'aab', ['a', 'a', 'b'], 'a\na\nb'],
    ['(?!a).', 'a👩', ['👩'], '👩'],
    ['\\Z|\\B', '👩', [], 'No matches found'],
  ])('%j in %j finds %j', async (pattern, text, matches, joined) => {
    const { shown } = await find(pattern, text);
    const found = Array.isArray(shown.data) ? shown.data : [];
    expect(found).toEqual(matches.map((match) => ({ text_key: 'text', data: { match }, default_value: '' })));
    expect(shown.text).toBe(joined);
  });

  it('returns several groups as a list, and no text', async () => {
    const run = await runOne({
      type: 'RegexExtractorComponent',
      fields: { pattern: '(a)(b)?', input_text: 'ab a' },
      outputs: ['data'],
    });
    expect(run.shown.data).toMatchObject([{ data: { match: ['a', 'b'] } }, { data: { match: ['a', ''] } }]);
    expect((await find('(a)(b)', 'ab')).error).toMatch(/^Error running method "get_matches_text"/);
  });

  it.each(['(', '[a', 'a**', '\\', '\\q', '(?P<n', 'a++', '(?<n>a)', '(?#', '(?>a)', 'a(?i)', '(?L)a'])(
    'answers the invalid pattern %j with its error',
    async (pattern) => {
      expect((await find(pattern, 'a')).shown.text).toMatch(/^Invalid regex pattern: /);
    },
  );
});

describe('Text Input and Text Output', () => {
  it('pass text on', async () => {
    expect((await runOne({ type: 'TextInput', fields: { input_value: 'own' } })).shown.text).toBe('own');
    expect((await runOne({ type: 'TextOutput', received: { input_value: givenMessage('hi') } })).shown.text).toBe('hi');
  });

  it('fail on a value that is not text', async () => {
    const run = await runOne({
      type: 'TextOutput',
      fields: { input_value: '' },
      received: { input_value: frameValue([{ a: 1 }]) },
    });
    expect(run.error).toContain("Invalid value type <class 'lfx.schema.dataframe.Table'>");
  });
});
