import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTweaksText } from './tweaks-text.ts';

const kindsOf = (text: string) => parseTweaksText(text).problems.map(({ kind }) => kind);

describe('parseTweaksText', () => {
  it('parses everything that JSON.parse does', () => {
    const jsonObject = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(jsonObject, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!text.includes('"__proto__"'));
        const { tweaks, problems } = parseTweaksText(text);
        expect(problems).toEqual([]);
        expect(JSON.stringify(tweaks)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('never throws, and returns no tweaks for broken text', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      'tru',
      'null',
      '//x\n',
      '/*',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 24 }), (tokens) => {
        const { tweaks, problems } = parseTweaksText(tokens.join(''));
        if (tweaks === null) expect(problems.length).toBeGreaterThan(0);
        expect(problems.some(({ kind }) => kind === 'syntax') && tweaks !== null).toBe(false);
      }),
    );
  });

  it.each(['', '  \n', '// nothing yet', '/* a\n b */'])('reads text without a value as no tweaks: %j', (text) => {
    expect(parseTweaksText(text)).toMatchObject({ tweaks: {}, problems: [] });
  });

  it('accepts comments and trailing commas', () => {
    const text = '{\n  // creative\n  "a": { "t": 0.9, /* hot */ },\n  "b": [1, 2,],\n}';
    expect(parseTweaksText(text)).toMatchObject({ tweaks: { a: { t: 0.9 }, b: [1, 2] }, problems: [] });
  });

  it.each([
    ['[1]', 'not-an-object'],
    ['"x"', 'not-an-object'],
    ['null', 'not-an-object'],
    ['{"a": 1', 'syntax'],
    ['{"a" 1}', 'syntax'],
    ['{"a": }', 'syntax'],
    ['{a: 1}', 'syntax'],
    ['{"a": 1} 2', 'syntax'],
    ['{"a": "\n"}', 'syntax'],
    ['{"a": 1e999}', 'syntax'],
    ["{'a': 1}", 'syntax'],
  ])('refuses %s as %s', (text, kind) => {
    expect(kindsOf(text)[0]).toBe(kind);
    expect(parseTweaksText(text).tweaks).toBeNull();
  });

  it('reports a message and a line', () => {
    const { problems } = parseTweaksText('{\n  "a": 1\n  "b": 2\n}');
    expect(problems).toMatchObject([{ message: 'comma missing before this', line: 3 }]);
  });

  it('uses the last of duplicate keys and reports the others', () => {
    const text = '{\n  "a": { "t": 1 },\n  "b": 2,\n  "a": { "t": 3 },\n  "c": { "x": 1, "x": 2 }\n}';
    const { tweaks, problems, locate } = parseTweaksText(text);
    expect(tweaks).toEqual({ a: { t: 3 }, b: 2, c: { x: 2 } });
    expect(problems).toMatchObject([
      { kind: 'duplicate-key', line: 2, path: ['a'], message: 'Duplicate key: only line 4 counts' },
      {
        kind: 'duplicate-key',
        line: 5,
        path: ['c', 'x'],
        message: 'Duplicate key: only the last one on this line counts',
      },
    ]);
    expect(locate(['a', 't'])?.line).toBe(4);
  });

  it('still reads the text before and after an error', () => {
    const { tweaks, readable } = parseTweaksText('{\n  "a": { "t": 1, "s": },\n  "b": 2,\n  "c": \n');
    expect(tweaks).toBeNull();
    expect(readable).toEqual({ a: { t: 1 }, b: 2 });
  });

  it('reports __proto__ at any depth and never assigns it', () => {
    const text = '{"__proto__": {"polluted": 1}, "a": {"__proto__": {"x": 1}, "k": 2}, "l": [{"__proto__": 1}]}';
    const { tweaks, problems } = parseTweaksText(text);
    expect(problems.map(({ kind }) => kind)).toEqual(['reserved-key', 'reserved-key', 'reserved-key']);
    expect(JSON.stringify(tweaks)).toBe('{"a":{"k":2},"l":[{}]}');
    expect(Object.getPrototypeOf(tweaks)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(tweaks?.a)).toBe(Object.prototype);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });

  it('accepts 200 levels and reports the line of the 201st', () => {
    const nested = (levels: number) => `${'{"a":\n'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
    expect(parseTweaksText(nested(200)).problems).toEqual([]);
    expect(parseTweaksText(nested(201))).toMatchObject({ tweaks: null, problems: [{ kind: 'too-deep', line: 201 }] });
    expect(kindsOf('['.repeat(200_000))).toEqual(['too-deep']);
  });

  it('locates keys and the end of their values', () => {
    const text = '{\n  "a": { "t": 0.9 },\n  "tone": "x"\n}';
    const { locate } = parseTweaksText(text);
    const leaf = locate(['a', 't']);
    expect(leaf && text.slice(leaf.offset, leaf.end)).toBe('"t": 0.9');
    expect(leaf?.line).toBe(2);
    expect(locate(['tone'])).toMatchObject({ line: 3, length: 6 });
    expect(locate(['a', 'nope'])).toBeNull();
    expect(locate(['tone', 'x'])).toBeNull();
  });
});
