import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonValue } from '#contract/json.ts';
import { addItems, addVariant, editSuite, setExpected } from './edit-suite.ts';
import { changeValue, type SuiteChange, type ValuePath } from './text/change-value.ts';

const SUITE = `# Tests of the support bot
format: tweakbench-tests
version: 1
name: Support    # shown in the page
flow: support-bot

cases:
  # the first one
  - name: refund
    input: "I want my money back"   # as a customer said it
    checks: [{contains: refund}]

  - {name: short, input: hi}
  - input: |
      two
      lines
    expected: old   # by Mara
  - turns:
      - {input: a}
      - {input: b, expected: c}
`;

/** Lines that an edit added and removed, as a comparison would show them. */
function changed(text: string): string[] {
  const [before, after] = [SUITE.split('\n'), text.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

describe('the expected text of a case', () => {
  it.each([
    [0, 'refund: yes', ['+    expected: "refund: yes"']],
    [0, 'on\nmany', ['+    expected: |-', '+      on', '+      many']],
    [1, 'ho', ['-  - {name: short, input: hi}', '+  - {name: short, input: hi, expected: "ho"}']],
    [2, 'new', ['-    expected: old   # by Mara', '+    expected: new   # by Mara']],
    [3, 'd', ['-      - {input: b, expected: c}', '+      - {input: b, expected: "d"}']],
  ])('of case %i becomes %j, and nothing else changes', (index, expected, lines) => {
    const text = setExpected(SUITE, index, expected);
    expect(changed(text)).toEqual(lines);
    const { cases } = parse(text);
    expect((index === 3 ? cases[3].turns[1] : cases[index]).expected).toBe(expected);
  });

  it.each(['', ' a ', '"', '- x', '# no', 'a\n\n  b\n', '${'.concat('X}'), '👋', '@', '\t'])(
    'may be %j',
    (expected) => {
      for (const index of [0, 1, 2])
        expect(parse(setExpected(SUITE, index, expected)).cases[index].expected).toBe(expected);
    },
  );

  it('keeps the form of a JSON file', () => {
    const text = '{\n  "cases": [\n    {"input": "a"}\n  ]\n}\n';
    expect(setExpected(text, 0, 'b')).toBe('{\n  "cases": [\n    {"input": "a", "expected": "b"}\n  ]\n}\n');
  });
});

describe('a case', () => {
  const entry = { name: 'new: one', input: 'a\nb', checks: ['equals' as const, { contains: 'x' }] };

  it('is added at the end', () => {
    const text = addItems(SUITE, 'cases', [entry]);
    expect(text.startsWith(SUITE.trimEnd())).toBe(true);
    expect(text.slice(SUITE.length)).toBe(
      '  - name: "new: one"\n    input: |-\n      a\n      b\n    checks:\n      - equals\n      - contains: x\n',
    );
    expect(parse(text).cases).toEqual([...parse(SUITE).cases, entry]);
  });

  it.each([
    ['an empty list', 'name: x # y\ncases: []\n', 'name: x # y\ncases:\n  - name: "new: one"'],
    ['a list without an indent', 'cases:\n- input: a # b\n', 'cases:\n- input: a # b\n- name: "new: one"'],
    ['a file without a line end', 'cases:\n  - input: a', 'cases:\n  - input: a\n  - name: "new: one"'],
    ['a list in brackets', 'cases: [{input: a}] # c\n', 'cases: [{input: a}, {"name":"new: one"'],
    ['no list', 'name: x\n', 'name: x\ncases:\n  - name: "new: one"'],
    ['JSON', '{"cases": []}', '{"cases": [{"name":"new: one"'],
  ])('is added to %s', (_, before, start) => {
    const text = addItems(before, 'cases', [entry]);
    expect(text.slice(0, start.length)).toBe(start);
    expect(parse(text).cases.at(-1)).toEqual(entry);
    expect(text.includes('#')).toBe(before.includes('#'));
  });
});

it('a variant is added, with a list of its own before the cases if it is the first', () => {
  const variant = { name: 'Friendly', tweaks: { 'Prompt Template': { tone: 'friendly' } } };
  const text = addVariant(SUITE, variant);
  expect(changed(text)).toEqual([
    '+variants:',
    '+  - name: Friendly',
    '+    tweaks:',
    '+      Prompt Template:',
    '+        tone: friendly',
  ]);
  expect(Object.keys(parse(text))).toEqual(['format', 'version', 'name', 'flow', 'variants', 'cases']);
  const more = addVariant(text, { name: 'B' });
  expect(parse(more).variants).toEqual([variant, { name: 'B' }]);
  expect(more).toContain('        tone: friendly\n  - name: B\n\ncases:');
});

it('a file that is not YAML is not edited', () => {
  expect(() => addItems('a: [', 'cases', [{ input: 'a' }])).toThrow();
});

describe('a change anywhere', () => {
  const comments = (text: string) => text.match(/#.*/g) ?? [];
  const at = (index: number, ...keys: (string | number)[]) => ['cases', index, ...keys];
  const insert = (path: ValuePath, index: number, ...values: JsonValue[]): SuiteChange => ({
    kind: 'insert',
    path,
    at: index,
    values,
  });
  const set = (path: ValuePath, value?: JsonValue): SuiteChange => ({ kind: 'set', path, value });
  const remove = (path: ValuePath, ...indexes: number[]): SuiteChange => ({ kind: 'remove', path, indexes });
  const move = (path: ValuePath, from: number, to: number): SuiteChange => ({ kind: 'move', path, from, to });

  it.each<[string, SuiteChange, string[]]>([
    ['a name', set(['name'], 'New'), ['-name: Support    # shown in the page', '+name: New    # shown in the page']],
    ['a setting', set(['repeat'], 3), ['+repeat: 3']],
    ['a setting in a part', set(['defaults', 'session'], 'own'), ['+defaults:', '+  session: own']],
    [
      'a quoted text',
      set(at(0, 'input'), 'it'),
      ['-    input: "I want my money back"   # as a customer said it', '+    input: "it"   # as a customer said it'],
    ],
    ['a key', set(at(0, 'checks')), ['-    checks: [{contains: refund}]']],
    [
      'the first key',
      set(at(0, 'name')),
      [
        '-  - name: refund',
        '-    input: "I want my money back"   # as a customer said it',
        '+  - input: "I want my money back"   # as a customer said it',
      ],
    ],
    ['a key in braces', set(at(1, 'name')), ['-  - {name: short, input: hi}', '+  - {input: hi}']],
    ['the last key in braces', set(at(1, 'input')), ['-  - {name: short, input: hi}', '+  - {name: short}']],
    [
      'a check',
      set(at(0, 'checks', 0), { not: 'equals' }),
      ['-    checks: [{contains: refund}]', '+    checks: [{not: equals}]'],
    ],
    [
      'the text of a check',
      set(at(0, 'checks', 0, 'contains'), 'x'),
      ['-    checks: [{contains: refund}]', '+    checks: [{contains: "x"}]'],
    ],
    [
      'one more check',
      insert(at(0, 'checks'), 1, 'equals'),
      ['-    checks: [{contains: refund}]', '+    checks: [{contains: refund}, "equals"]'],
    ],
    [
      'a check before',
      insert(at(0, 'checks'), 0, 'equals'),
      ['-    checks: [{contains: refund}]', '+    checks: ["equals", {contains: refund}]'],
    ],
    [
      'the first check',
      insert(at(1, 'checks'), 0, 'equals'),
      ['-  - {name: short, input: hi}', '+  - {name: short, input: hi, checks: [equals]}'],
    ],
    ['a case between', insert(['cases'], 1, { input: 'b' }), ['+  - input: b']],
    ['a case at the start', insert(['cases'], 0, { input: 'b' }), ['+  - input: b']],
    ['a case less', remove(['cases'], 1), ['-  - {name: short, input: hi}']],
    ['a turn less', remove(at(3, 'turns'), 1), ['-      - {input: b, expected: c}']],
    ['a turn up', move(at(3, 'turns'), 1, 0), []],
    ['a check less', remove(at(0, 'checks'), 0), ['-    checks: [{contains: refund}]', '+    checks: []']],
  ])('changes only its own lines: %s', (_, change, lines) => {
    const text = editSuite(SUITE, change);
    expect(changed(text)).toEqual(lines);
    expect(parse(text)).toEqual(changeValue(parse(SUITE), change));
    expect(comments(text)).toEqual(comments(SUITE));
  });

  it('adds a key behind those that come before it', () => {
    const text = 'cases:\n  - input: a\n    components: [A] # one\n  - input: b\n';
    expect(editSuite(text, set(at(0, 'checks'), ['equals']))).toBe(
      'cases:\n  - input: a\n    components: [A] # one\n    checks:\n      - equals\n  - input: b\n',
    );
  });

  it('takes the comments over a case with it', () => {
    expect(editSuite(SUITE, remove(['cases'], 0, 2))).not.toContain('the first one');
    const moved = editSuite(SUITE, move(['cases'], 0, 2));
    expect(moved).toContain('    expected: old   # by Mara\n  # the first one\n  - name: refund\n');
    expect(comments(moved)).toHaveLength(comments(SUITE).length);
    const back = editSuite(moved, move(['cases'], 2, 0));
    expect(parse(back)).toEqual(parse(SUITE));
    expect(comments(back)).toEqual(comments(SUITE));
  });

  it('rewrites a part where its text is used elsewhere', () => {
    const text =
      'cases:\n  - input: a # one\n    checks: &c [equals]\n    expected: a\n  - {input: b, expected: b, checks: *c}\n';
    const inAlias = editSuite(text, insert(at(1, 'checks'), 1, 'similar'));
    expect(parse(inAlias).cases.map(({ checks }: { checks: string[] }) => checks)).toEqual([
      ['equals'],
      ['equals', 'similar'],
    ]);
    expect(inAlias).toContain('# one');
    const without = editSuite(text, remove(['cases'], 0));
    expect(parse(without).cases).toEqual([{ input: 'b', expected: 'b', checks: ['equals'] }]);
  });

  it('keeps the lines of a JSON file', () => {
    const text = '{\n  "name": "x",\n  "cases": [\n    {"input": "a"},\n    {"input": "b"}\n  ]\n}\n';
    expect(editSuite(text, move(['cases'], 1, 0))).toBe(
      '{\n  "name": "x",\n  "cases": [\n    {"input": "b"},\n    {"input": "a"}\n  ]\n}\n',
    );
    expect(JSON.parse(editSuite(text, set(['repeat'], 2)))).toEqual({ ...JSON.parse(text), repeat: 2 });
    expect(JSON.parse(editSuite(text, remove(['cases'], 0, 1))).cases).toEqual([]);
  });

  it('says that a path leads nowhere', () => {
    expect(() => editSuite(SUITE, set(at(9, 'name'), 'x'))).toThrow('There is no such item');
    expect(() => editSuite(SUITE, set(['name', 'x'], 'x'))).toThrow('x is not a key here');
    expect(() => editSuite(SUITE, insert(['name'], 0, 'x'))).toThrow('There is no list');
  });
});
