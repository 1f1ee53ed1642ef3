/** Files and links from strangers: each is read, or refused with a sentence; none ends the page or changes its objects. */
import { deflateSync, strToU8 } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { parseShareHash, toShareHash } from '#client/bench/share/share-link.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { makeEvidence } from '#run/evidence/evidence-file.ts';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import { exportRun } from '#run/export/export-run.ts';
import { readRequestText } from '#run/paste/read-request-text.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleDraft, sampleIndex } from '#run/testing/sample-run.ts';
import { readPresentation, writePresentation } from '#show/knobs/presentation-file.ts';
import { readResults } from '#tests/report/read-results.ts';
import { writeReport } from '#tests/report/write-report.ts';
import { guessReading, readRows } from '#tests/suite/rows/read-rows.ts';
import { readWrittenSuite } from '#tests/testing/read-written-suite.ts';
import { sampleCell, sampleResults } from '#tests/testing/sample-results.ts';

const THEN = new Date(0);
const knobs = [{ component: 'Model-m1', field: 'temperature', label: 'Creativity' }];
const draft = sampleDraft({ tweaksText: '{"Model-m1": {"temperature": 1}}' });
const suite = {
  format: 'tweakbench-tests',
  version: 1,
  name: 'Replies',
  flow: 'support-bot',
  variants: [{ name: 'A', tweaks: { 'Model-m1': { temperature: 1 } } }],
  checks: [{ contains: 'x' }, { matches: 'a+' }, { 'json-schema': { type: 'object' } }],
  cases: [{ name: 'one', input: 'a', expected: 'b' }, { turns: [{ input: 'a' }] }],
};

function linkOf(text: string): string {
  return `#request=1.${Buffer.from(deflateSync(strToU8(text))).toString('base64url')}`;
}

/** A whole file of each kind as JSON text, and what reads it. */
const KINDS: { kind: string; text: string; read: (text: string) => unknown }[] = [
  { kind: 'an exported run', text: exportRun(answeredRun(['yes']), THEN).text, read: readEvidence },
  {
    kind: 'a presentation',
    text: writePresentation({ flow: { id: 'f', name: 'F' }, draft, knobs, mode: 'present' }, sampleIndex).text,
    read: readPresentation,
  },
  {
    kind: 'a link',
    text: JSON.stringify({ flow: 'f', draft, knobs }),
    read: (text) => parseShareHash(linkOf(text)),
  },
  { kind: 'a suite', text: JSON.stringify(suite), read: (text) => readWrittenSuite(text) },
  {
    kind: 'results of tests',
    text: writeReport('json', sampleResults([sampleCell()]), null, THEN),
    read: readResults,
  },
  {
    kind: 'rows',
    text: '[{"input":"a","n":1},{"input":"b","n":{"deep":[1]}}]',
    read: (text) => readRows(text, guessReading(text, 'a.jsonl')),
  },
];

/** Fails if the text is neither read nor refused with a sentence for people. */
async function expectAnswered(read: (text: string) => unknown, text: string): Promise<void> {
  const about = text.slice(0, 200);
  try {
    await read(text);
  } catch (error) {
    expect(error, about).toBeInstanceOf(Error);
    // Errors of the language, such as a full stack, are accidents.
    expect(Object(error).constructor.name, about).not.toMatch(/^(?:Type|Range|Reference|Syntax)Error$/);
    expect(String(Object(error).message).length, about).toBeLessThan(500);
  }
}

function* pathsIn(value: JsonValue, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) yield* pathsIn(inner, [...path, key]);
}

/** The value with another one at the path. */
function changed(value: JsonValue, [key, ...rest]: readonly string[], other: JsonValue): JsonValue {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((inner, at) => (String(at) === key ? changed(inner, rest, other) : inner));
  return isJsonObject(value) ? { ...value, [key]: changed(value[key] ?? null, rest, other) } : value;
}

let deep: JsonValue = 1;
for (let level = 0; level < 1_000; level += 1) deep = [deep];
const SCRIPT = '</script></template><script>window.hacked=1</script><img src=x onerror=window.hacked=1>';
const VALUES: JsonValue[] = [
  null,
  [],
  {},
  1e308,
  '',
  SCRIPT,
  '__proto__',
  'javascript:alert(1)',
  '\0\u202e\ud800',
  deep,
];

afterEach(() => {
  expect(Reflect.get({}, 'planted')).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe.each(KINDS)('$kind', ({ text, read }) => {
  it('is read when it is whole', async () => {
    expect(await read(text)).not.toHaveProperty('problem');
  });

  it('is read or refused with a sentence, whatever one of its values is', async () => {
    const whole: JsonValue = JSON.parse(text);
    for (const path of pathsIn(whole))
      for (const value of VALUES) await expectAnswered(read, JSON.stringify(changed(whole, path, value)));
  });

  it('is read or refused with a sentence, wherever it is cut', async () => {
    for (let part = 0; part < 20; part += 1) await expectAnswered(read, text.slice(0, (text.length * part) / 20));
  });

  it('changes no object of the page', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const planted = `{"${name}":{"planted":true,"prototype":{"planted":true}},`;
      await expectAnswered(read, text.replaceAll(/\{(?=\s*")/g, planted));
      await expectAnswered(read, text.replaceAll(/\{(?=\s*")/g, `{"a":${planted}"b":1},`));
    }
  });

  it.each([
    ['lists', '['.repeat(200_000)],
    ['closed lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['quotes', '"'.repeat(20_000)],
    ['lines', '\n'.repeat(20_000)],
    ['dashes', '- '.repeat(100_000)],
    ['zeros', '\0'.repeat(200_000)],
  ])('is refused when it is only %s', async (_name, hostile) => {
    await expectAnswered(read, hostile);
    await expectAnswered(read, text.replace('{', `{"x":${hostile},`));
  });
});

it('a pasted text is read or refused with a sentence', async () => {
  for (const text of [SCRIPT, '['.repeat(200_000), `curl '${'('.repeat(100_000)}`, '\0', `fetch(${'{'.repeat(50_000)}`])
    await expectAnswered(readRequestText, text);
});

it('an evidence file says what its run says, and only as text', async () => {
  const { text } = await makeEvidence([answeredRun([SCRIPT])], THEN);
  expect(text).not.toMatch(/<script|<img|<iframe|<link|<a /i);
  expect(JSON.stringify(readEvidence(text))).toContain('window.hacked=1');
});

it('a link of another flow carries no more than a request', () => {
  const hash = toShareHash({ flowId: SCRIPT, draft, knobs });
  expect(Object.keys(parseShareHash(hash)).sort()).toEqual(['draft', 'flowId', 'knobs']);
  const more = { flow: 'f', draft: { ...draft, run: true, server: 'http://evil.example', apiKey: 'x' }, run: true };
  const read = parseShareHash(linkOf(JSON.stringify(more)));
  expect(JSON.stringify(read)).not.toMatch(/evil|apiKey|"run"/);
});
