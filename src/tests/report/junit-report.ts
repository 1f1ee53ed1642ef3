/** JUnit XML, as GitLab, Jenkins and GitHub's test reporters read it: one testcase a cell. */
import type { CellResult, ResultsFile } from '#contract/suite/results-file.ts';
import { cellVerdict } from './cell-verdict.ts';
import { cellNotes, cellTitle, failedTweaks } from './report-text.ts';
import { serverName } from './result-changes.ts';

/** `failure`: a check was missed. `error`: there is no answer. `skipped`: not run. */
export function junitReport(results: ResultsFile): string {
  const { suite, tally, cells, startedAt, flow, product } = results;
  const seconds = inSeconds(cells.reduce((sum, { timeMs }) => sum + (timeMs ?? 0), 0));
  const tokens = cells.flatMap((cell) => cell.tokens ?? []);
  const counts = { tests: tally.cells, failures: tally.failed, errors: tally.broken };
  const properties = [
    ['server', serverName(results)],
    ['flow', flow.id],
    ['flow-fingerprint', flow.fingerprint],
    ['tweakbench', product],
    ...(tokens.length > 0 ? [['tokens', String(tokens.reduce((sum, count) => sum + count, 0))]] : []),
  ].map(([name = '', value = '']) => `      ${element('property', { name, value })}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes({ name: suite.name, ...counts, time: seconds })}>
  <testsuite${attributes({
    name: suite.name,
    ...counts,
    skipped: tally.notRun,
    time: seconds,
    // Without the Z: the schemas want a time without a zone.
    timestamp: startedAt.slice(0, 19),
  })}>
    <properties>
${properties.join('\n')}
    </properties>
${cells.map((cell) => testcase(cell, results)).join('\n')}
  </testsuite>
</testsuites>
`;
}

function testcase(cell: CellResult, results: ResultsFile): string {
  const { state, why, timeMs, tokens } = cell;
  const head = attributes({
    name: cellTitle(cell, results),
    classname: results.suite.name,
    time: inSeconds(timeMs ?? 0),
  });
  const parts: string[] = [];
  if (state === 'failed') parts.push(element('failure', { message: why, type: 'check' }, details(cell)));
  if (state === 'broken') parts.push(element('error', { message: why, type: 'no-answer' }, details(cell)));
  if (state === 'not run') parts.push(element('skipped', { message: why }));
  const said = [
    ...(cellVerdict(cell) === 'answered' ? ['no checks'] : []),
    ...cellNotes(cell),
    ...(tokens === null ? [] : [`tokens: ${tokens}`]),
  ];
  if (said.length > 0) parts.push(element('system-out', {}, said.join('\n')));
  if (parts.length === 0) return `    <testcase${head}/>`;
  return `    <testcase${head}>\n${parts.map((part) => `      ${part}\n`).join('')}    </testcase>`;
}

function details(cell: CellResult): string {
  const checks = cell.checks
    .filter(({ state }) => state === 'missed' || state === 'broken')
    .map(({ words, why }) => `${words}: ${why}`);
  return [
    ...checks,
    ...failedTweaks(cell).map((text) => `Tweak ${text}`),
    ...(cell.answer === '' ? [] : ['', 'Answer:', cell.answer]),
  ].join('\n');
}

function element(name: string, given: Readonly<Record<string, string | number>>, text = ''): string {
  const open = `<${name}${attributes(given)}`;
  return text === '' ? `${open}/>` : `${open}>${escapeXml(text)}</${name}>`;
}

function attributes(given: Readonly<Record<string, string | number>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
}

/** Characters that XML 1.0 cannot hold, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
