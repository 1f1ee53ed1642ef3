import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { splitText } from '../python/split-by-separator.ts';
import { freeMeter } from '../testing/free-meter.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { dataValue, frameValue, listValue, type Value } from '../values/values.ts';

const defaults = { chunk_size: 5, chunk_overlap: 0, separator: '\n', text_key: 'text', keep_separator: 'False' };

async function split(value: Value, fields: Record<string, JsonValue> = {}) {
  const { shown, error } = await runOne({
    type: 'SplitText',
    fields: { ...defaults, ...fields },
    received: { data_inputs: value },
  });
  return error ?? (Array.isArray(shown.dataframe) ? shown.dataframe : []);
}

async function texts(value: Value, fields: Record<string, JsonValue> = {}) {
  const rows = await split(value, fields);
  return Array.isArray(rows) ? rows.map((row) => (isJsonObject(row) ? row.text : row)) : rows;
}

describe('Split Text', () => {
  it.each([
    ['lines', 'one\ntwo\nthree', {}, ['one', 'two', 'three']],
    ['lines that fit together', 'a\nb\nc', {}, ['a\nb\nc']],
    ['words with an overlap', 'a b c d e', { separator: ' ', chunk_overlap: 3 }, ['a b c', 'b c d', 'c d e']],
    ['a piece that is too long', 'short\nmuch too long\nend', {}, ['short', 'much too long', 'end']],
    ['characters', 'abcdefg', { separator: '', chunk_size: 3 }, ['abc', 'def', 'g']],
    ['a long word after a short one', 'aa bbbb', { separator: ' ', chunk_overlap: 3 }, ['aa', 'bbbb']],
    ['a separator that every object has as a name', 'aconstructorb', { separator: 'constructor' }, ['a', 'b']],
    ['emoji as one character each', '👩🧑👧', { separator: '', chunk_size: 2 }, ['👩🧑', '👧']],
    [
      'a separator kept in front',
      'a.b.c',
      { separator: '.', chunk_size: 2, keep_separator: 'Start' },
      ['a', '.b', '.c'],
    ],
    ['a separator kept behind', 'a.b.c', { separator: '.', chunk_size: 2, keep_separator: 'End' }, ['a.', 'b.', 'c']],
    ['a mistyped line break', 'one\ntwo', { separator: '/n', chunk_size: 3 }, ['one', 'two']],
    ['nothing', '', {}, []],
  ])('cuts %s', async (_, text, fields, expected) => {
    expect(await texts(givenMessage(text), fields)).toEqual(expected);
  });

  it('keeps the other keys, and puts the text first', async () => {
    const rows = await split(dataValue({ timestamp: 't', page: 4, text: 'one\ntwo' }), { chunk_size: 3 });
    expect(rows).toEqual([
      { text: 'one', page: 4, timestamp: 't' },
      { text: 'two', page: 4, timestamp: 't' },
    ]);
    expect(Array.isArray(rows) && isJsonObject(rows[0]) && Object.keys(rows[0])).toEqual(['text', 'page', 'timestamp']);
  });

  it('drops the other keys when the output is to be clean', async () => {
    expect(await split(dataValue({ page: 4, text: 'one' }), { clean_output: true })).toEqual([{ text: 'one' }]);
  });

  it('reads the text from another key, the rows of a table, and lists', async () => {
    expect(await texts(dataValue({ body: 'one\ntwo' }), { text_key: 'body', chunk_size: 3 })).toEqual(['one', 'two']);
    expect(await texts(frameValue([{ text: 'one' }, { text: 'two' }]))).toEqual(['one', 'two']);
    expect(await texts(listValue([dataValue({ text: 'one' }), givenMessage('two')]))).toEqual(['one', 'two']);
  });

  it.each([
    ['an empty table', frameValue([]), {}, 'Error running method "split_text": DataFrame is empty'],
    ['a table without the column', frameValue([{ a: 1 }]), {}, "Text key 'text' not found in Table columns"],
    ['an empty list', listValue([]), {}, /No valid Data inputs found/],
    ['no size', givenMessage('x'), { chunk_size: 0 }, /Error splitting text: chunk_size must be > 0, got 0/],
    ['too much overlap', givenMessage('x'), { chunk_overlap: 6 }, /larger chunk overlap \(6\) than chunk size \(5\)/],
  ])('refuses %s', async (_, value, fields, error) => {
    expect(await split(value, fields)).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });

  it('needs an input', async () => {
    const { error } = await runOne({ type: 'SplitText', fields: { ...defaults, data_inputs: null } });
    expect(error).toBe('SplitText needs data_inputs: connect it or give it a value.');
  });
});

describe('splitText', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bb', ' ', '\n', 'ccc', '👩'), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('loses nothing but white space, and makes no more chunks than needed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (source, size) => {
        const chunks = splitText(source, { separator: ' ', size, overlap: 0, keep: null }, freeMeter);
        expect(chunks.join('').replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
        const longestPiece = Math.max(0, ...source.split(' ').map((piece) => [...piece].length));
        for (const chunk of chunks) expect([...chunk].length).toBeLessThanOrEqual(Math.max(size, longestPiece));
      }),
    );
  });

  it('repeats at most the overlap', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 12 }), fc.integer({ min: 0, max: 3 }), (source, size, overlap) => {
        const plain = splitText(source, { separator: '', size, overlap: 0, keep: null }, freeMeter).join('');
        const repeated = splitText(source, { separator: '', size, overlap, keep: null }, freeMeter);
        expect(repeated.join('').length).toBeLessThanOrEqual(
          plain.length + repeated.length * overlap * 2 + source.length,
        );
        for (const chunk of repeated) expect(source).toContain(chunk);
      }),
    );
  });
});
