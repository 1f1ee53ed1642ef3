import { describe, expect, it } from 'vitest';
import { VERSION } from '#contract/package-version.ts';
import { exportRun } from '../export/export-run.ts';
import type { Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { makeEvidence } from './evidence-file.ts';
import { readEvidence } from './read-evidence.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const plain = (run: Run): unknown => JSON.parse(JSON.stringify(run));
/** The visible part: without the runs as data. */
const shown = (text: string) => text.slice(0, text.indexOf('<template'));

describe('an evidence file', () => {
  it('contains the run, which is read back unchanged', () => {
    const run = timedRun();
    const { fileName, text } = makeEvidence([run], NOW);
    expect(fileName).toBe('evidence-run-1.html');
    expect(readEvidence(text).map(plain)).toEqual([plain(run)]);
  });

  it('shows request, plan, answers and times', () => {
    const text = shown(makeEvidence([timedRun()], NOW).text);
    for (const part of [
      'first question',
      'second question',
      'POST',
      'word word',
      'Language Model',
      '512 ms',
      '2026-01-02 03:04:05 UTC',
    ])
      expect(text).toContain(part);
  });

  it('starts with the question and its answer, followed by set-up and figures', () => {
    const text = shown(makeEvidence([timedRun()], NOW).text);
    const positions = ['first question', 'word word', 'Set-up', 'What was sent', '512 ms'].map((part) =>
      text.indexOf(part),
    );
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
    expect(positions).not.toContain(-1);
    expect(text).toContain('Run 1 · Done · 2 inputs');
  });

  it('shows the answers of compared runs side by side, with the question once', () => {
    const runs = [answeredRun(['one two'], { number: 1 }), answeredRun(['one three'], { number: 2 })];
    const [answers = ''] = shown(makeEvidence(runs, NOW).text).split('What differs');
    expect(answers.match(/class="asked"/g)).toHaveLength(1);
    expect(answers).toContain('<h4>A: Run 1</h4>');
    expect(answers).toContain('<h4>B: Run 2</h4>');
  });

  it('renders answers with the given renderer, and embeds the font', () => {
    const look = { markdown: (text: string) => `<p><b>${text}</b></p>`, font: 'QUJD' };
    const text = shown(makeEvidence([answeredRun(['yes'])], NOW, look).text);
    expect(text).toContain('<b>yes</b>');
    expect(text).toContain('url(data:font/woff2;base64,QUJD)');
  });

  it('shows the tweaks of the variants of a matrix, but not those of the bench, which were not sent', () => {
    const run = answeredRun(['plain', 'loud']);
    const columns = [
      { letter: '', name: 'Flow', tweaksText: '{}' },
      { letter: 'A', name: 'Bold', tweaksText: '{"tone": "bold"}' },
    ];
    const draft = { ...run.draft, tweaksText: '{"tone": "never sent"}' };
    const text = shown(makeEvidence([{ ...run, draft, matrix: { rows: 1, columns, repeats: 1 } }], NOW).text);
    expect(text).toContain('<h4>A Bold</h4>\n<pre>{&quot;tone&quot;: &quot;bold&quot;}</pre>');
    expect(text).toContain('<h4>Flow</h4>');
    expect(text).toContain('<h4>A Bold</h4>');
    expect(text).not.toContain('never sent');
  });

  it('labels predictions if the server reported nothing, and omits them if it did', () => {
    const outcome = {
      path: ['Model-m1', 'words'],
      component: 'Model-m1',
      field: 'words',
      state: 'applied' as const,
      ...{ before: 6, after: 9 },
    };
    const run = { ...answeredRun(['yes']), foreseen: [outcome] };
    const forecast = shown(makeEvidence([run], NOW).text);
    expect(forecast).toContain('Predicted effect of the tweaks');
    expect(forecast).toContain('predicted before the run');
    expect(forecast).toContain(
      '<th scope="row">Model-m1 · words</th><td>Model-m1</td><td>Applied</td><td>6</td><td>9</td>',
    );
    const told = { ...run, inputs: run.inputs.map((input) => ({ ...input, outcomes: [outcome] })) };
    expect(shown(makeEvidence([told], NOW).text)).toContain('What each tweak did');
    expect(shown(makeEvidence([told], NOW).text)).not.toContain('Predicted');
    const matrix = {
      ...{ rows: 1, repeats: 1, columns: [{ letter: 'A', name: 'Long', tweaksText: '{}' }] },
      foreseen: [[outcome]],
    };
    const variants = makeEvidence([{ ...answeredRun(['yes']), matrix }], NOW).text;
    expect(shown(variants)).toContain('<th scope="row">A Long</th><td>Model-m1 · words</td>');
    expect(readEvidence(variants)[0]?.matrix?.foreseen).toEqual([[outcome]]);
  });

  it('shows the versions of page and server', () => {
    const text = shown(makeEvidence([{ ...answeredRun(['yes']), release: '0.0.9' }], NOW).text);
    expect(text).toContain(`Made by Tweakbench ${VERSION} on 2026-01-02`);
    expect(text).toContain('<dd>Embedded engine 0.0.9</dd>');
  });

  it('runs no scripts, fetches nothing, and escapes the answers of servers', () => {
    const hostile = '</template><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { text } = makeEvidence([answeredRun([hostile])], NOW);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<img|<link|<a |<iframe|url\(/i);
    expect(text.match(/<\/template>/g)).toHaveLength(1);
    expect(readEvidence(text)[0]?.inputs[0]?.outputs[0]?.result).toMatchObject({
      outputs: { message: { message: hostile } },
    });
  });

  it('marks the differences between the runs of a comparison', () => {
    const runs = [answeredRun(['one two'], { number: 1 }), answeredRun(['one three'], { number: 2 })];
    const { fileName, text } = makeEvidence(runs, NOW);
    expect(fileName).toBe('evidence-run-1-2.html');
    expect(shown(text)).toContain('one <del>two</del><ins>three</ins>');
    expect(shown(text)).toContain('<p class="note">No run has any tweaks.</p>');
    expect(readEvidence(text).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('reading', () => {
  it.each([
    { kind: 'component-failed', component: null, displayName: 'Model', message: 'boom', status: 500 },
    { kind: 'refused-tweaks', refused: { code: 'TWEAKS_REFUSED', fields: ['code'] }, status: 422 },
    { kind: 'not-sent', why: 'policy', status: null },
    { kind: 'timeout', afterMs: 10, status: null },
    { kind: 'unreachable', status: null },
  ] as const)('keeps why a run failed: $kind', (failure) => {
    const run = runOf({ error: { raw: '', requestIndex: 0, elapsedMs: 3, ...failure } as RunError });
    expect(readEvidence(makeEvidence([run], NOW).text).map(plain)).toEqual([plain(run)]);
  });

  it('also reads a run that was exported as JSON', () => {
    const run = answeredRun(['yes']);
    expect(readEvidence(exportRun(run, NOW).text).map(plain)).toEqual([plain(run)]);
  });

  it.each([
    ['nothing', ''],
    ['another page', '<!doctype html><p>hello'],
    ['another JSON', '{"nodes": []}'],
  ])('rejects %s with a plain sentence', (_, text) => {
    expect(() => readEvidence(text)).toThrow('It is not an evidence file');
  });

  it.each([
    { rows: 1e9, repeats: 1 },
    { rows: 1, repeats: 0.5 },
    { rows: 100, repeats: 100 },
    { rows: 1, repeats: 1, columns: [] },
    { rows: 1, repeats: 1, columns: [{ letter: 'A' }] },
  ])('rejects a matrix that cannot have been planned: %j', (changes) => {
    const matrix = { columns: [{ letter: '', name: 'Flow', tweaksText: '{}' }], ...changes };
    expect(() => readEvidence(exportRun({ ...answeredRun(['yes']), matrix } as Run, NOW).text)).toThrow(
      'It is damaged',
    );
  });

  it('rejects a run that is damaged, still running or nested too deep', () => {
    const file = (changes: object) => exportRun({ ...answeredRun(['yes']), ...changes }, NOW).text;
    const error = { kind: 'refused-tweaks', status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
    let deep: unknown = 1;
    for (let level = 0; level < 500; level += 1) deep = [deep];
    const parts = [{ inputs: 3 }, { status: 'running' }, { id: '../x y' }, { response: deep }, { error }];
    for (const changes of [...parts, { startedAt: 9e15 }])
      expect(() => readEvidence(file(changes))).toThrow('It is damaged');
  });
});
