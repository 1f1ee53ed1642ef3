import { describe, expect, it } from 'vitest';
import { readWrittenSuite, SUITE_HEAD, wrongInSuite } from '../testing/read-written-suite.ts';

const VARIABLE = '$' + '{TOKEN}';

describe('a suite', () => {
  it('is read with its defaults, and its checks before those of the case', async () => {
    const { suite, problems } = await readWrittenSuite(`# yaml-language-server: $schema=./tests-1.json
${SUITE_HEAD}output: Chat Output
defaults: {type: chat, components: [Chat Input]}
time-limit: 90s
variants:
  - name: Friendly
    tweaks: {Prompt Template: {tone: friendly, key: "${VARIABLE}"}}
checks:
  - tweaks-applied
  - max-time: 20s
cases:
  - name: refund
    input: I want my money back
    expected: refund
    tags: [money]
    checks:
      - not: {contains: sorry}
      - any: [{matches: "RMA-\\\\d+"}, {json: {path: ticket.id}}]
  - turns:
      - {input: My name is Ada, checks: [{contains: Ada}]}
      - {input: What is my name?, type: text, checks: [{contains: Ada}]}
  - skip: true
`);
    expect(problems).toEqual([]);
    expect(suite).toMatchObject({
      name: 'Support replies',
      flow: { id: 'support-bot', file: null },
      output: 'Chat Output',
      session: 'fresh',
      repeat: 1,
      atOnce: null,
      timeLimitMs: 90_000,
      variables: ['TOKEN'],
      variants: [{ name: 'Flow', tweaks: {} }, { name: 'Friendly' }],
    });
    expect(suite?.cases).toMatchObject([
      {
        name: 'refund',
        tags: ['money'],
        isSkipped: false,
        location: { file: null, line: 16 },
        turns: [{ input: 'I want my money back', components: ['Chat Input'], type: 'chat', expected: 'refund' }],
      },
      {
        name: 'My name is Ada',
        turns: [
          { type: 'chat', checks: [{ contains: 'Ada' }] },
          { type: 'text', checks: ['tweaks-applied', { 'max-time': '20s' }, { contains: 'Ada' }] },
        ],
      },
      { name: 'case 3', isSkipped: true, turns: [{ input: null }] },
    ]);
    expect(suite?.cases[0]?.turns[0]?.checks.map((check) => JSON.stringify(check))).toEqual([
      '"tweaks-applied"',
      '{"max-time":"20s"}',
      '{"not":{"contains":"sorry"}}',
      '{"any":[{"matches":"RMA-\\\\d+"},{"json":{"path":"ticket.id"}}]}',
    ]);
  });

  it('may be JSON, and may name a file of the flow', async () => {
    const file = {
      format: 'tweakbench-tests',
      version: 1,
      name: 'n',
      flow: { file: 'a.json', fingerprint: 'p' },
      cases: [],
    };
    const { suite } = await readWrittenSuite(JSON.stringify(file, null, '\t'));
    expect(suite?.flow).toEqual({ id: null, file: 'a.json', fingerprint: 'p', components: new Map() });
  });

  it('names cases that have no name, each differently', async () => {
    const { suite } = await readWrittenSuite(
      `${SUITE_HEAD}cases: [{input: hi}, {input: "hi\\nho"}, {name: hi (2)}, {input: hi}, {}]`,
    );
    expect(suite?.cases.map(({ name }) => name)).toEqual(['hi', 'hi (3)', 'hi (2)', 'hi (4)', 'case 5']);
  });
});

describe('what is wrong with a suite', () => {
  it('is reported all at once, with line, column and path', async () => {
    const text = `${SUITE_HEAD}nme: x
repeat: 21
defaults: {session: new}
variants:
  - name: A
    tweaks: [1]
  - name: A
  - {name: flow}
cases:
  - name: one
    inpt: hi
    expected: 42
    checks:
      - contain: x
      - matches: (
      - matches
      - max-time: soon
      - any: [{number: {}}, similr]
      - {contains: a, equals: b}
      - judge: {rubric: r, min: 2, by: {url: http://127.0.0.1}}
  - name: one
    input: a
    turns: [{input: b}]
  - turns: []
  - {file: a.csv, colums: {a: input}}
  - just text
`;
    expect(await wrongInSuite(text)).toEqual([
      '5:1 nme Unknown key “nme”. Did you mean “name”?',
      '6:1 repeat Expected at most 20',
      '7:12 defaults.session Expected fresh, shared or own, found the text “new”',
      '10:5 variants[0].tweaks Expected keys with values, found a list',
      '11:5 variants[1].name The name “A” is given twice',
      '12:6 variants[2].name “Flow” is the name of the flow without tweaks, which is always the first column',
      '15:5 cases[0].inpt Unknown key “inpt”. Did you mean “input”?',
      '16:5 cases[0].expected Expected text, found 42. Put it in quotes',
      '18:9 cases[0].checks[0].contain Unknown check “contain”. Did you mean “contains”?',
      '19:9 cases[0].checks[1].matches Not a regular expression: missing )',
      '20:9 cases[0].checks[2] The check “matches” needs a value',
      '21:9 cases[0].checks[3].max-time Write a time such as 500ms, 20s or 2m',
      '22:16 cases[0].checks[4].any[0].number Give min, max or both, and min not above max',
      '22:29 cases[0].checks[4].any[1] Unknown check “similr”. Did you mean “similar”?',
      '23:9 cases[0].checks[5] Write one check for each item of the list',
      '24:28 cases[0].checks[6].judge.min Expected at most 1',
      '24:36 cases[0].checks[6].judge.by.model model is missing',
      '25:5 cases[1] Give either input or turns',
      '25:5 cases[1].name The name “one” is given twice',
      '28:5 cases[2].turns Expected at least 1 in turns',
      '29:19 cases[3].colums Unknown key “colums”. Did you mean “columns”?',
      '30:5 cases[4] Expected keys with values, found the text “just text”',
    ]);
  });

  it.each([
    ['a: [1\nb: 2', /^2:1 This is not YAML: /],
    ['a: 1\na: 2', /^2:1 This key is given twice/],
    ['', /^1:1 This is not a suite/],
    ['- 1', /^1:1 This is not a suite/],
    ['format: tweakbench-tests', /version is missing; write 1/],
    [`${SUITE_HEAD}cases: [{tweaks: {__proto__: {a: 1}}}]`, /^5:19 The key __proto__ is not allowed/],
    // Its parser would recurse as deep, and sometimes end the process.
    ['['.repeat(20_000), /nests deeper than 100 levels/],
    ['- '.repeat(20_000), /nests deeper than 100 levels/],
    [`a: ${'['.repeat(150)}${']'.repeat(150)}`, /nests deeper than 100 levels/],
    [`a: *b`, /Unresolved alias/],
    [
      'x'.repeat(2_000_001),
      /This suite has 2,000,001 characters. A suite has at most 2,000,000 characters. Put its cases in a file of rows/,
    ],
  ])('is reported for broken text %#', async (text, expected) => {
    expect((await wrongInSuite(text))[0]).toMatch(expected);
  });

  it('may be aliases that stand for millions of values', async () => {
    const levels = 'bcdefghi'.split('').map((name, at) => {
      const before = 'abcdefgh'.charAt(at);
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
    });
    const [first] = await wrongInSuite(`a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n${levels.join('\n')}`);
    expect(first).toContain('stand for too many values');
  });

  it('may be a schema that refers to another address, at any depth', async () => {
    const schema =
      '{properties: {a: {$ref: "http://127.0.0.1/x.json"}, b: {$ref: "#/properties/a"}, c: {pattern: "("}}}';
    const found = await wrongInSuite(`${SUITE_HEAD}checks:\n  - json-schema: ${schema}\ncases: []`);
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('json-schema.properties.a.$ref This schema refers to http://127.0.0.1/x.json. Only');
    expect(found[1]).toContain('json-schema.properties.c.pattern Not a regular expression: missing )');
  });

  it.each([
    ['a value', (text: string) => `cases: [${text}]`],
    ['a name', (text: string) => `cases: [{name: ${text}, input: a}, {name: ${text}, input: b}]`],
    ['an address', (text: string) => `checks: [{json-schema: {$ref: http://${text}}}]\ncases: []`],
  ])('is shown with an ellipsis where %s is cut, and no half character', async (_what, suite) => {
    for (const start of ['', 'x']) {
      const [found = ''] = await wrongInSuite(`${SUITE_HEAD}${suite(`${start}${'🙂'.repeat(60)}`)}`);
      expect(found).toContain('🙂…');
      expect(found).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('is limited to the first hundred problems', async () => {
    const cases = Array.from({ length: 300 }, () => '  - {inputt: a}').join('\n');
    const found = await wrongInSuite(`${SUITE_HEAD}cases:\n${cases}`);
    expect(found).toHaveLength(101);
    expect(found[100]).toContain('… and 200 more problems');
  });
});
