import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { commentsIn, handwrittenJson } from '../testing/handwritten-json.ts';
import { removeTweaks } from './remove-tweaks.ts';
import { formatTweaks, removeTweak, renameTweakKey, setTweak, setTweaks } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

const key = fc.constantFrom('a', 'b', 'Prompt Template', 'LanguageModel-b2LxT', 'tone', 'ключ');
const leaf = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 3 }),
);
const component = fc.dictionary(key, leaf, { maxKeys: 4 });
const tweaks = fc.dictionary(key, fc.oneof(leaf, component), { maxKeys: 5 });
const handwrittenTweaks = handwrittenJson(tweaks);

function withLeaf(value: JsonObject, path: readonly string[], item: JsonValue): JsonObject {
  const [first = '', second] = path;
  if (second === undefined) return { ...value, [first]: item };
  const holder = value[first];
  return { ...value, [first]: { ...(isJsonObject(holder) ? holder : {}), [second]: item } };
}

const path = fc.oneof(
  key.map((name) => [name]),
  fc.tuple(key, key),
);

it('looks for the lines of a text once, however many components it edits', () => {
  const ids = Array.from({ length: 50 }, (_, at) => `Part-${at}`);
  const text = formatTweaks(JSON.stringify(Object.fromEntries(ids.map((id) => [id, { a: 1 }]))));
  const lines = vi.spyOn(String.prototype, 'matchAll');
  onTestFinished(() => lines.mockRestore());
  const edited = setTweaks(
    text,
    ids.map((id) => ({ path: [id, 'b'], value: 2 })),
  );
  expect(lines.mock.calls.filter(([pattern]) => String(pattern) === '/\\n/g')).toHaveLength(1);
  expect(JSON.parse(edited)).toEqual(Object.fromEntries(ids.map((id) => [id, { a: 1, b: 2 }])));
});

describe('edits of handwritten tweaks', () => {
  it('set a leaf and keep all other values, comments and the order of keys', () => {
    fc.assert(
      fc.property(handwrittenTweaks, path, leaf, ({ value, text }, at, item) => {
        const next = setTweak(text, at, item);
        expect(parseTweaksText(next).problems).toEqual([]);
        const expected = withLeaf(value, at, item);
        expect(JSON.stringify(parseTweaksText(next).tweaks)).toBe(JSON.stringify(expected));
        const replaced = value[at[0] ?? ''];
        if (!isJsonObject(replaced) || at.length === 2) expect(commentsIn(next)).toBe(commentsIn(text));
      }),
      { numRuns: 500 },
    );
  });

  it('set many leaves at once with the same result as one by one', () => {
    const byPath = fc.uniqueArray(fc.tuple(path, leaf), { maxLength: 6, selector: ([at]) => at.join('\n') });
    fc.assert(
      fc.property(handwrittenTweaks, byPath, ({ text }, items) => {
        const apart = items.filter(
          ([at]) => at.length === 2 || !items.some(([other]) => other !== at && other[0] === at[0]),
        );
        const edits = apart.map(([at, value]) => ({ path: at, value }));
        const next = setTweaks(text, edits);
        const oneByOne = edits.reduce((before, edit) => setTweak(before, edit.path, edit.value), text);
        expect(parseTweaksText(next).problems).toEqual([]);
        expect(parseTweaksText(next).tweaks).toEqual(parseTweaksText(oneByOne).tweaks);
        expect(commentsIn(next)).toBe(commentsIn(oneByOne));
      }),
      { numRuns: 500 },
    );
  });

  it('remove a leaf and keep all other values, comments outside of it and the order of keys', () => {
    fc.assert(
      fc.property(handwrittenTweaks, path, ({ value, text }, at) => {
        const next = removeTweak(text, at);
        const expected: JsonObject = { ...value };
        const [first = '', second] = at;
        const holder = expected[first];
        const isThere =
          second === undefined ? holder !== undefined : isJsonObject(holder) && holder[second] !== undefined;
        if (!isThere) {
          expect(next).toBe(text);
          return;
        }
        if (second === undefined) delete expected[first];
        if (second !== undefined && isJsonObject(holder)) {
          const { [second]: _removed, ...rest } = holder;
          const after = parseTweaksText(next).tweaks?.[first];
          if (Object.keys(rest).length === 0 && after === undefined) delete expected[first];
          else expected[first] = rest;
        }
        expect(parseTweaksText(next).problems).toEqual([]);
        expect(JSON.stringify(parseTweaksText(next).tweaks)).toBe(JSON.stringify(expected));
        expect(next.length).toBeLessThan(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('remove a leaf and keep the comment between it and its comma', () => {
    expect(removeTweak('{"A": {"x": 0 // note\n, "y": 1}}', ['A', 'x'])).toBe('{"A": { // note\n "y": 1}}');
    const both = [
      ['A', 'x'],
      ['A', 'y'],
    ];
    expect(removeTweaks('{"A": {"x": 0 // note\n, "y": 1}}', both)).toBe('{"A": { // note\n}}');
  });

  it('remove many leaves at once with the same result as one by one', () => {
    fc.assert(
      fc.property(handwrittenTweaks, fc.array(path, { maxLength: 5 }), ({ text }, paths) => {
        const outermost = paths.filter((at) => !paths.some((other) => other.length < at.length && other[0] === at[0]));
        const oneByOne = outermost.reduce((before, at) => removeTweak(before, at), text);
        expect(parseTweaksText(removeTweaks(text, outermost)).tweaks).toEqual(parseTweaksText(oneByOne).tweaks);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{\n  "A": { "tmplate": 1 },\n  "tone": \n}', '{\n  "A": { "template": 1 },\n  "tone": \n}'],
    ['{\n  "A": { "tmplate": 1 },\n  "B": {', '{\n  "A": { "template": 1 },\n  "B": {'],
  ])('rename a key of text that is broken elsewhere: %j', (text, expected) => {
    expect(renameTweakKey(text, ['A', 'tmplate'], 'template')).toBe(expected);
  });

  it('rename a key in place', () => {
    fc.assert(
      fc.property(handwrittenTweaks, key, ({ value, text }, name) => {
        const next = renameTweakKey(text, [name], 'renamed "x"');
        const keys = Object.keys(value).map((item) => (item === name ? 'renamed "x"' : item));
        expect(Object.keys(parseTweaksText(next).tweaks ?? {})).toEqual(keys);
        expect(commentsIn(next)).toBe(commentsIn(text));
      }),
    );
  });

  it('format with the same values and comments, and change nothing the second time', () => {
    fc.assert(
      fc.property(handwrittenTweaks, ({ value, text }) => {
        const next = formatTweaks(text);
        expect(JSON.stringify(parseTweaksText(next).tweaks)).toBe(JSON.stringify(value));
        expect(commentsIn(next)).toBe(commentsIn(text));
        expect(formatTweaks(next)).toBe(next);
      }),
    );
  });
});

describe('setTweak', () => {
  it.each([
    ['', '{\n  "Model": {\n    "t": 1\n  }\n}'],
    ['// start\n', '// start\n{\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{\n  \n}', '{\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{}', '{\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{ "Model": { "k": 8 } }', '{ "Model": { "k": 8, "t": 1 } }'],
    ['{ "Model": { "k": 8, } }', '{ "Model": { "k": 8, "t": 1, } }'],
    ['{\n  "Model": {\n    "k": 8 // few\n  }\n}', '{\n  "Model": {\n    "k": 8, // few\n    "t": 1\n  }\n}'],
    ['{\n  "Model": {\n    "k": 8,\n  },\n}', '{\n  "Model": {\n    "k": 8,\n    "t": 1,\n  },\n}'],
    ['{\n  "Model": {\n    // empty\n  }\n}', '{\n  "Model": {\n    // empty\n    "t": 1\n  }\n}'],
    ['{\n  "tone": "x"\n}', '{\n  "tone": "x",\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{"tone": "x"}', '{"tone": "x",\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{\n  "Model": 3\n}', '{\n  "Model": {\n    "t": 1\n  }\n}'],
    ['{ "Model": { "t": /* old */ 0 } }', '{ "Model": { "t": /* old */ 1 } }'],
  ])('writes a field into %j', (text, expected) => {
    expect(setTweak(text, ['Model', 't'], 1)).toBe(expected);
  });

  it('sets the occurrence of a duplicate key that counts', () => {
    expect(setTweak('{"t": 1, "t": 2}', ['t'], 9)).toBe('{"t": 1, "t": 9}');
  });

  it('does not change broken text', () => {
    for (const text of ['{"a": ', '[1]', '['.repeat(5000)]) {
      expect(setTweak(text, ['a'], 1)).toBe(text);
      expect(removeTweak(text, ['a'])).toBe(text);
      expect(formatTweaks(text)).toBe(text);
    }
  });
});

describe('removeTweak', () => {
  it.each([
    ['{\n  "A": { "x": 1 },\n  "B": { "code": "…" },\n  "C": 2\n}', '{\n  "A": { "x": 1 },\n  "C": 2\n}'],
    ['{\n  "A": 1,\n  "B": {\n    "code": 1\n  }\n}', '{\n  "A": 1\n}'],
    ['{ "B": { "code": 1, "y": 2 } }', '{ "B": { "y": 2 } }'],
    ['{ "B": { "y": 2, "code": 1 } }', '{ "B": { "y": 2 } }'],
    ['{ "B": { "code": 1, "y": 2, "code": 3 } }', '{ "B": { "y": 2 } }'],
    ['{\n  "B": {\n    // keep\n    "code": 1\n  }\n}', '{\n  "B": {\n    // keep\n  }\n}'],
  ])('removes B.code from %j', (text, expected) => {
    expect(removeTweak(text, ['B', 'code'])).toBe(expected);
  });
});
