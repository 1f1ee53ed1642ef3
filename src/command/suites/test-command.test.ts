import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCommandFolder, samplesFolder } from '../testing/call-command.ts';
import {
  callTest,
  FAILING_SUITE,
  lastLine,
  openSuiteFolder,
  PASSING_SUITE,
  TONE_HEAD,
} from '../testing/open-suite-folder.ts';

describe('tweakbench test', () => {
  it('passes the suites of the samples, whose flows are files beside them', async () => {
    const folder = await openCommandFolder();
    const suites = (await readdir(samplesFolder)).filter((name) => name.endsWith('.tests.yaml'));
    expect(suites.length).toBeGreaterThan(1);
    for (const name of [...suites, ...suites.map((suite) => suite.replace('.tests.yaml', '.json'))])
      await copyFile(join(samplesFolder, name), join(folder.path, name));
    const { code, output, errors } = await folder.call(['test', ...suites]);
    // What takes over ten seconds, as starting a worker does on a busy machine, has its progress shown.
    const problems = errors.replaceAll(/^\d+ of \d+, about .* left\n/gm, '');
    expect({ code, problems, last: lastLine(output) }, output).toEqual({
      code: 0,
      problems: '',
      last: 'Passed: all 10 cells passed',
    });
  });

  it('shows what failed with the check, the texts, and the tweak that has no effect, and a table by variant', async () => {
    const { code, output } = await callTest(await openSuiteFolder(FAILING_SUITE));
    expect(code).toBe(1);
    const report = output.replaceAll(/\d+ ms/g, 'N ms').split('\n');
    expect(report.slice(0, 3)).toEqual([
      'Tone: 4 cells on Embedded engine',
      expect.stringMatching(/^✗ sky · Flow: The answer is “.*”, not “Because.”\.\s+N ms$/),
      expect.stringMatching(/^✗ sky · Pirate: 2 of 3 checks missed\. /),
    ]);
    const pirate = report.slice(report.indexOf('FAILED sky · Pirate'));
    expect(pirate.slice(0, 6)).toEqual([
      'FAILED sky · Pirate',
      expect.stringMatching(/^ {2}Every tweak takes effect: Tone Promt · tone is ignored\.$/),
      '  Equals the expected text',
      '    - Because.',
      expect.stringMatching(/^ {4}\+ .*sunlight/i),
      '  Ignored tweak Tone Promt · tone: No such component. Did you mean Tone Prompt?',
    ]);
    expect(output).toMatch(
      /\nVariant +Passed +Failed +Broken +Not run +Median +Tokens\nFlow +1 +1 +0 +0 .*\nPirate +0 +2 +0 +0 /,
    );
    expect(lastLine(output)).toBe('Failed: 3 failed of 4 cells');
  });

  it('runs the chosen cells, as often as asked', async () => {
    const folder = await openSuiteFolder(FAILING_SUITE);
    const { code, output } = await callTest(
      folder,
      '--variant',
      'Flow',
      '--only',
      'se*',
      '--repeat',
      '3',
      '-j',
      '2',
      '--reporter',
      'dot',
    );
    expect(code).toBe(0);
    expect(output).toMatch(/^Tone: 3 cells on Embedded engine\n\.\.\.\n/);
  });

  it('ends at the first cell that does not pass', async () => {
    const { code, output } = await callTest(await openSuiteFolder(FAILING_SUITE), '--bail');
    expect(code).toBe(1);
    expect(lastLine(output)).toBe('Failed: 1 failed of 4 cells. 1 of 4 cells ran (--bail)');
  });

  it('has gates, and may end with 0 in spite of failures', async () => {
    const folder = await openSuiteFolder(FAILING_SUITE);
    expect((await callTest(folder, '--min-pass-rate', '25')).code).toBe(0);
    expect((await callTest(folder, '--min-pass-rate', '26%')).code).toBe(1);
    expect((await callTest(folder, '--exit-zero')).code).toBe(0);
  });

  it('compares with a baseline: fails only for what is worse', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    expect((await callTest(folder, '-o', 'r.json')).code).toBe(0);
    await folder.write('tone.tests.yaml', PASSING_SUITE.replace('contains: blue', 'contains: green'));
    const worse = await callTest(folder, '--baseline', 'r.json');
    expect({ code: worse.code, last: lastLine(worse.output) }).toEqual({
      code: 1,
      last: 'Failed: 1 cell passed in the baseline and does not now (sea · Flow)',
    });
    expect((await callTest(folder, '--baseline', 'r.json', '--tolerance', '1', '-o', 'r.json')).code).toBe(0);
    expect((await callTest(folder, '--baseline', 'r.json')).code).toBe(0);
  });

  it('runs again only what did not pass', async () => {
    const folder = await openSuiteFolder(FAILING_SUITE);
    await callTest(folder, '-o', 'r.json');
    // Written to the same file, the results have the cells that passed too, marked as carried over.
    const again = await callTest(folder, '--failed', 'r.json', '-o', 'r.json', '-o', 'r.html');
    expect(again.output).toContain('Tone: 3 cells on');
    expect(lastLine(again.output)).toBe('Failed: 3 failed of 4 cells');
    const { cells, tally } = JSON.parse(await folder.read('r.json'));
    expect(cells.map(({ carriedFrom = '' }) => carriedFrom)).toEqual(['', '', 'r.json', '']);
    expect(tally).toMatchObject({ cells: 4, passed: 1, failed: 3 });
    expect(await folder.read('r.html')).toContain('From r.json');
    // Also cells that did not pass and are not chosen now.
    const some = await callTest(folder, '--failed', 'r.json', '--only', 'sea', '-o', 'r.json');
    expect(some.output).toContain('Tone: 1 cell on');
    expect(lastLine(some.output)).toBe('Failed: 3 failed of 4 cells');
    // A case that is checked in another way may not pass any more.
    await folder.write('tone.tests.yaml', FAILING_SUITE.replace('contains: blue', 'contains: green'));
    const changed = await callTest(folder, '--failed', 'r.json', '-o', 'r.json');
    expect(changed.errors).toContain('Not carried over from r.json: 1 cell has changed since.');
    expect(lastLine(changed.output)).toBe('Failed: 3 failed of 3 cells');
  });

  it('writes every kind of report, one for each suite', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    await folder.write('other.tests.yaml', PASSING_SUITE.replace('name: Tone', 'name: Other'));
    const kinds = ['json', 'junit.xml', 'html', 'md', 'csv'];
    const words = kinds.flatMap((kind) => ['-o', `out/r.${kind}`]);
    const { code, output } = await callTest(folder, 'other.tests.yaml', ...words);
    expect(code, output).toBe(0);
    const files = kinds.flatMap((kind) => [`r.other.${kind}`, `r.tone.${kind}`]);
    expect((await readdir(join(folder.path, 'out'))).sort()).toEqual(files.sort());
    expect(await folder.read('out/r.other.junit.xml')).toContain('<testsuite name="Other"');
    expect(await folder.read('out/r.tone.html')).toMatch(/^<!doctype html>/i);
  });

  it('lets another flow judge', async () => {
    const judged = `${TONE_HEAD}cases:\n  - {name: sky, input: Why?, checks: [{judge: {rubric: Be kind, min: 0.5, by: {flow: FLOW}}}]}\n`;
    const folder = await openSuiteFolder(judged.replace('FLOW', 'two-inputs'));
    const { code, output } = await callTest(folder);
    // The demo model's text is not a judgement, so nothing passes.
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(/BROKEN sky · Flow\n {2}Judged: Be kind: /),
    });
    await folder.write('tone.tests.yaml', judged.replace('FLOW', 'nobody'));
    expect((await callTest(folder)).output).toContain(
      'The judge cannot be found: The embedded engine has no flow nobody',
    );
  });

  it('waits between the starts of cells, and sends one request after another', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    const startedAt = performance.now();
    expect((await callTest(folder, '--delay', '300', '--repeat', '2')).code).toBe(0);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  it('prints the results as JSON, and the outcome as an error', async () => {
    const { output, errors } = await callTest(await openSuiteFolder(FAILING_SUITE), '--reporter', 'json');
    expect(JSON.parse(output)).toMatchObject({
      format: 'tweakbench-results',
      tally: { cells: 4, passed: 1, failed: 3 },
    });
    expect(lastLine(errors)).toBe('Failed: 3 failed of 4 cells');
  });

  it('compares the columns of a file with the flow, and says what was asked', async () => {
    const cases = 'cases:\n  - file: rows.csv\n';
    const folder = await openSuiteFolder(`${TONE_HEAD}${cases}`);
    await folder.write('rows.csv', 'Wer da?,2\nAda,3\n');
    const refused = await callTest(folder, '-o', 'r.json');
    expect({ code: refused.code, errors: refused.errors }).toEqual({
      code: 2,
      errors: 'rows.csv:1: The first line has no names of columns. Write one above it, such as input,expected\n',
    });
    await folder.write('rows.csv', 'Tone Prompt.tone,temprature\npirate,1\n,\n');
    const files = ['json', 'html', 'md', 'csv', 'junit.xml'].flatMap((kind) => ['-o', `r.${kind}`]);
    const { code, output, errors } = await callTest(folder, ...files);
    const note = 'rows.csv: 1 column is not used: temprature (did you mean temperature?).';
    expect({ code, errors }).toEqual({
      code: 0,
      errors: `tone.tests.yaml: rows.csv: Line 3 has no values.\ntone.tests.yaml: ${note}\n`,
    });
    expect(output).toMatch(/✓ case 1 · Flow: answered, no checks, asked the flow’s saved text/);
    const results = JSON.parse(await folder.read('r.json'));
    expect(results.notes).toEqual(['rows.csv: Line 3 has no values.', note]);
    expect(results.cells[0].tweaks).toMatchObject([{ field: 'tone', state: 'applied', after: 'pirate' }]);
    for (const kind of ['html', 'md']) expect(await folder.read(`r.${kind}`)).toContain('not used: temprature');
    expect(await folder.read('r.html')).toContain('Asked the flow’s saved text');
    expect(await folder.read('r.csv')).toContain('(asked the flow’s saved text)');
    expect(await folder.read('r.junit.xml')).toContain('asked the flow’s saved text');
    await folder.write('tone.tests.yaml', `${TONE_HEAD}checks: [tweaks-applied]\n${cases}`);
    expect((await callTest(folder)).errors).toMatch(/1 column is not used: temprature .* tweaks-applied needs a field/);
  });

  it('matches components that an import gave new ids, and says so', async () => {
    const variant = 'variants: [{name: Pirate, tweaks: {Prompt-old99: {tone: pirate}}}]\nchecks: [tweaks-applied]\n';
    const cases = 'cases: [{name: sky, input: Why is the sky blue?}]\n';
    const { code, errors } = await callTest(await openSuiteFolder(TONE_HEAD + variant + cases), '--variant', 'Pirate');
    expect({ code, errors }).toEqual({
      code: 0,
      errors: 'tone.tests.yaml: Prompt-old99 is matched with Tone Prompt (Prompt-t8Nc5).\n',
    });
  });

  it('reads values from the environment and shows them nowhere', async () => {
    const suite = `${TONE_HEAD}variants:\n  - {name: A, tweaks: {Tone Prompt: {tone: "\${TONE}"}}}\ncases:\n  - {name: sky, input: Hi, checks: [{contains: zzz}]}\n`;
    const folder = await openSuiteFolder(suite);
    const words = ['test', 'tone.tests.yaml', '--allow-env', 'TONE'];
    const missing = await folder.call(words);
    expect(missing).toMatchObject({ code: 3, errors: 'The variable TONE is not set; tone.tests.yaml needs it\n' });
    const environment = { TONE: 'canary-tone' };
    expect(await folder.call(words.slice(0, 2), { environment })).toMatchObject({ code: 2, output: '' });
    const { output } = await folder.call([...words, '-o', 'out/r.json'], { environment });
    expect(output).toContain('Written: out/r.json\n');
    expect(output + (await folder.read('out/r.json'))).not.toContain('canary-tone');
  });
});

it('GitHub shows each failed case at its line', async () => {
  const folder = await openSuiteFolder(FAILING_SUITE);
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: join(folder.path, '..'),
    GITHUB_STEP_SUMMARY: join(folder.path, 's.md'),
  };
  const { output } = await folder.call(['test', 'tone.tests.yaml'], { environment });
  const shown = output.split('\n').filter((line) => line.startsWith('::error '));
  expect(shown).toHaveLength(3);
  expect(shown[0]).toMatch(
    /^::error file=tweakbench-command-\w+\/tone\.tests\.yaml,line=9,title=Tone%3A sky · Flow failed::The answer is /,
  );
  expect(await folder.read('s.md')).toMatch(/^# Tone\n[\s\S]*\n## Not passed\n/);
});

it('has help with every option and every exit code', async () => {
  const { code, output } = await (await openCommandFolder()).call(['test', '--help']);
  expect(code).toBe(0);
  for (const text of [
    '--retry-broken N',
    '--allow-env NAME …',
    '--allow-outside ',
    '-o, --output FILE …',
    'Exit codes: 0 passed; 1 ',
    '130 stopped by Ctrl+C',
  ])
    expect(output).toContain(text);
});
