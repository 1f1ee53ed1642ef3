import { describe, expect, it } from 'vitest';
import type { FileCell } from '#contract/suite/results-file.ts';
import { readStrictXml, type XmlElement } from '#run/testing/strict-xml.ts';
import { sampleCell, sampleResults } from '../testing/sample-results.ts';
import { compareResults } from './compare-results.ts';
import { readResults } from './read-results.ts';
import { resultChanges } from './result-changes.ts';
import { reportFormatOf, writeReport } from './write-report.ts';

const HOSTILE = '"><script>alert(1)</script> ]]> &amp; \u0000\u0008\uD800 | a\n| **b** `c` [x](javascript:1) =1+1';
const made = new Date('2026-01-02T03:06:00Z');

const check = { words: `Contains “${HOSTILE}”`, state: 'missed' as const, why: `No ${HOSTILE}.` };
const tweak = { path: ['Prompt', HOSTILE], component: null, field: 'x', state: 'ignored' as const };
const cells: FileCell[] = [
  sampleCell(),
  sampleCell({ case: HOSTILE, state: 'failed', why: check.why, checks: [check], answer: HOSTILE, tweaks: [tweak] }),
  sampleCell({ case: 'b', variant: HOSTILE, state: 'broken', why: '500', answer: '', tokens: null, timeMs: null }),
  sampleCell({ case: 'c', state: 'not run', why: 'Stopped.', answer: '', startedAt: null }),
];
const results = sampleResults(cells, { suite: { name: `Support ${HOSTILE}`, file: null } });
const before = { ...results, cells: cells.map((cell) => ({ ...cell, state: 'passed' as const })), product: HOSTILE };
const compared = compareResults(before, results);
const baseline = { cells: compared.isComparable ? compared.cells : [], changes: resultChanges(before, results) };
const written = (format: Parameters<typeof writeReport>[0]) => writeReport(format, results, baseline, made);

it.each([
  ['a.JUNIT.xml', 'junit'],
  ['a.json', 'json'],
  ['out/a.html', 'html'],
  ['a.md', 'markdown'],
  ['a.csv', 'csv'],
  ['a.txt', null],
])('the format of %s is %s', (name, format) => {
  expect(reportFormatOf(name)).toBe(format);
});

describe('JSON', () => {
  it('is read again as it was', () => {
    expect(readResults(written('json'))).toEqual({ results });
  });

  it.each([
    ['{', 'It is not JSON.'],
    ['[]', 'It is not a result of tests (tweakbench test -o RESULTS.json).'],
    ['{"format": "tweakbench-results", "version": 2}', 'It has version 2; this release reads version 1.'],
    ['{"format": "tweakbench-results", "version": 1}', 'It is not complete: suite is missing or wrong.'],
    ['['.repeat(500) + ']'.repeat(500), 'It nests too deep.'],
  ])('%.30j is refused: %s', (text, problem) => {
    expect(readResults(text)).toEqual({ problem });
  });
});

/** What the schema of Jenkins (junit-10.xsd), which GitLab reads too, allows: attributes with * are required. */
const SCHEMA: Readonly<Record<string, { attributes: string; children: string }>> = {
  testsuites: { attributes: 'name time tests failures disabled errors', children: 'testsuite' },
  testsuite: {
    attributes: 'name* tests* failures errors group time skipped timestamp hostname id package file log url version',
    children: 'properties testcase system-out system-err',
  },
  properties: { attributes: '', children: 'property' },
  property: { attributes: 'name* value*', children: '' },
  testcase: { attributes: 'name* time classname* group', children: 'skipped error failure system-out system-err' },
  skipped: { attributes: 'type message', children: '' },
  error: { attributes: 'type message', children: '' },
  failure: { attributes: 'type message', children: '' },
  'system-out': { attributes: '', children: '' },
};

/** Everything that the schema does not allow. */
function invalid({ name, attributes, children }: XmlElement): string[] {
  const rule = SCHEMA[name];
  if (!rule) return [`<${name}>`];
  const allowed = rule.attributes.split(' ');
  const names = Object.keys(attributes);
  const missing = allowed.filter((one) => one.endsWith('*') && !names.includes(one.slice(0, -1)));
  const extra = names.filter((one) => !allowed.includes(one) && !allowed.includes(`${one}*`));
  const others = children.filter((child) => !rule.children.split(' ').includes(child.name));
  return [
    ...[...missing, ...extra].map((one) => `${name} ${one}`),
    ...others.map((child) => `${name} > ${child.name}`),
    ...children.flatMap(invalid),
  ];
}

describe('JUnit XML', () => {
  const root = readStrictXml(written('junit'));
  const suite = root.children[0];
  const cases = suite?.children.filter(({ name }) => name === 'testcase') ?? [];

  it('is what the schema of its readers allows', () => {
    expect(invalid(root)).toEqual([]);
    expect(suite?.attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    for (const one of cases) expect(one.attributes.time).toMatch(/^\d+\.\d{3}$/);
  });

  it('has one test case for each cell, in the class of its suite', () => {
    expect(cases.map(({ children }) => children.map(({ name }) => name))).toEqual([
      ['system-out'],
      ['failure', 'system-out'],
      ['error'],
      ['skipped', 'system-out'],
    ]);
    const clean = ['\u0000', '\u0008', '\uD800'].reduce((all, one) => all.replaceAll(one, '\uFFFD'), HOSTILE);
    expect(cases[1]?.attributes).toMatchObject({
      name: `${clean} · Flow`,
      classname: `Support ${clean}`,
      time: '1.210',
    });
    expect(cases[1]?.children[0]?.attributes.message).toBe(`No ${clean}.`);
    expect(cases[1]?.children[0]?.text).toContain(`Tweak Prompt · ${clean}: Ignored`);
  });

  it('counts them, and says where they ran', () => {
    expect(suite?.attributes).toMatchObject({ tests: '4', failures: '1', errors: '1', skipped: '1' });
    const properties = suite?.children[0]?.children.map(({ attributes }) => [attributes.name, attributes.value]);
    expect(properties).toEqual([
      ['server', 'Langflow 1.13.0 at http://127.0.0.1:7860'],
      ['flow', 'support-bot'],
      ['flow-fingerprint', 'p1'],
      ['tweakbench', '0.1.0'],
      ['tokens', '93'],
    ]);
  });
});

it('CSV has a line for each cell, and nothing that a spreadsheet runs', () => {
  const formula = sampleCell({ answer: '=HYPERLINK("http://x")', case: '+1', why: '@x' });
  const text = writeReport('csv', sampleResults([formula]), null, made);
  expect(text).toBe(
    'case,variant,repeat,state,why,inputs,expected,answer,ms,first_text_ms,tokens,notes\r\n' +
      '+1,Flow,1,passed,\'@x,Money back?,refund,"\'=HYPERLINK(""http://x"")",1210,300,31,\r\n',
  );
});

describe('Markdown', () => {
  const text = written('markdown');

  it('says what did not pass, and why the baseline may differ', () => {
    expect(text).toContain('**1 passed, 1 failed, 1 broken, 1 not run** on Langflow 1.13.0');
    expect(text).toContain('| Flow | 1 | 1 | 0 | 1 | 1.21 s |');
    expect(text).toContain('## Against the baseline\n\n2 regressed and 1 same.');
    expect(text).toContain('- Tweakbench ');
  });

  it('lets no text of an answer become Markdown, HTML or a cell of a table', () => {
    // Code may contain anything but its own fence.
    const outside = text.replace(/(`+)(?!`).*?\1/g, '');
    expect(outside).not.toMatch(/(?<!\\)<script/);
    expect(outside).not.toContain('**b**');
    expect(outside).not.toContain('[x](');
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual([7, 7, 7, 7]);
  });
});

describe('HTML', () => {
  const text = written('html');

  it('has no script, loads nothing, and shows hostile text as text', () => {
    expect(text).not.toMatch(/<script|<img|<link|src=|href=|javascript:1"/);
    expect(text).toContain("default-src 'none'");
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows the cases that did not pass first, with their cells side by side', () => {
    const [good, bad] = ['good', 'bad'].map((name) => sampleCell({ case: name }));
    const list = [good, bad, sampleCell({ case: 'bad', variant: 'A', state: 'failed' })].filter(
      (cell) => cell !== undefined,
    );
    const page = writeReport('html', sampleResults(list), null, made);
    expect([...page.matchAll(/<h[34]>(\w+)/g)].map(([, title]) => title)).toEqual(['bad', 'Flow', 'A', 'good', 'Flow']);
  });

  it('shows checks, tweaks and what else changed', () => {
    expect(text).toContain('<summary>1 check</summary>');
    expect(text).toContain('Tweak Prompt · ');
    expect(text).toContain('What else changed');
  });

  it('stays small enough for a browser', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => sampleCell({ case: `case ${at}` }));
    const page = writeReport('html', sampleResults(many), null, made);
    expect(page).toContain('1,000 more cells are only in the other formats.');
  });
});
