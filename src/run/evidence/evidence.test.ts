import { describe, expect, it } from 'vitest';
import { VERSION } from '#contract/package-version.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { makeEvidence } from './evidence-file.ts';
import { readEvidence } from './read-evidence.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const plain = (run: Run): unknown => JSON.parse(JSON.stringify(run));
/** The visible part: without the runs as data. */
const shown = (text: string) => text.slice(0, text.indexOf('<template'));

describe('an evidence file', () => {
  it('contains the run, which is read back unchanged', async () => {
    const run = timedRun();
    const { fileName, text } = await makeEvidence([run], NOW);
    expect(fileName).toBe('evidence-run-1.html');
    expect(readEvidence(text).map(plain)).toEqual([plain(run)]);
  });

  it('shows request, plan, answers and times', async () => {
    const text = shown((await makeEvidence([timedRun()], NOW)).text);
    for (const part of [
      'first question',
      'second question',
      'POST',
      'word word',
      'Language Model',
      '512 ms',
      '2 Jan 2026, 03:04:05 UTC',
    ])
      expect(text).toContain(part);
  });

  it('strikes a question that reached no component, also after it was read back', async () => {
    const run: Run = { ...answeredRun(['Hi Ada'], { number: 1 }), missed: [{ input: 0, saved: 'Ada' }] };
    const { text } = await makeEvidence([run, answeredRun(['Hi'], { number: 2 })], NOW);
    const sentence = 'This input reached no component. The flow’s saved text takes its place: Ada';
    expect(shown(text)).toContain(`</s></blockquote>\n<p class="note">${sentence}</p>`);
    expect(shown(text)).toContain(`(${sentence})`);
    expect(readEvidence(text).map(({ missed }) => missed)).toEqual([run.missed, undefined]);
  });

  it('starts with the question and its answer, followed by set-up and figures', async () => {
    const text = shown((await makeEvidence([timedRun()], NOW)).text);
    const positions = ['first question', 'word word', 'Set-up', 'What was sent', '512 ms'].map((part) =>
      text.indexOf(part),
    );
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
    expect(positions).not.toContain(-1);
    expect(text).toContain('Run 1 · Done · 2 inputs');
  });

  it('shows the answers of compared runs side by side, with the question once', async () => {
    const runs = [answeredRun(['one two'], { number: 1 }), answeredRun(['one three'], { number: 2 })] as const;
    const [answers = ''] = shown((await makeEvidence(runs, NOW)).text).split('What differs');
    expect(answers.match(/class="asked"/g)).toHaveLength(1);
    expect(answers).toContain('<h4>A: Run 1</h4>');
    expect(answers).toContain('<h4>B: Run 2</h4>');
  });

  it('says of every field of the request what was sent', async () => {
    const request = {
      inputs: [{ input_value: 'one' }],
      outputs: ['Chat Output'],
      tweaks: {},
      stream: true,
      session_id: 'mine',
    } satisfies Required<RunRequest>;
    const text = shown((await makeEvidence([runOf({ request })], NOW)).text);
    for (const key of FIELD_KEYS) {
      const { label, sentAs, toText } = REQUEST_FIELDS[key];
      expect(toText(request[sentAs])).not.toBe(toText(undefined));
      expect(text).toContain(`<dt>${label}</dt><dd>${toText(request[sentAs])}</dd>`);
    }
  });

  it('renders answers with the given renderer, and embeds the font', async () => {
    const style = { markdown: (text: string) => `<p><b>${text}</b></p>`, font: 'QUJD' };
    const text = shown((await makeEvidence([answeredRun(['yes'])], NOW, style)).text);
    expect(text).toContain('<b>yes</b>');
    expect(text).toContain('url(data:font/woff2;base64,QUJD)');
  });

  it('labels predictions if the server reported nothing, and omits them if it did', async () => {
    const outcome = {
      path: ['Model-m1', 'words'],
      component: 'Model-m1',
      field: 'words',
      state: 'applied' as const,
      before: 6,
      after: 9,
    };
    const run = { ...answeredRun(['yes']), predicted: [outcome] };
    const forecast = shown((await makeEvidence([run], NOW)).text);
    expect(forecast).toContain('Predicted effect of the tweaks');
    expect(forecast).toContain('predicted before the run');
    expect(forecast).toContain(
      '<th scope="row">Model-m1 · words</th><td>Model-m1</td><td>Applied</td><td>6</td><td>9</td>',
    );
    const told = { ...run, inputs: run.inputs.map((input) => ({ ...input, outcomes: [outcome] })) };
    expect(shown((await makeEvidence([told], NOW)).text)).toContain('What each tweak did');
    expect(shown((await makeEvidence([told], NOW)).text)).not.toContain('Predicted');
    const file = (await makeEvidence([run], NOW)).text;
    expect(readEvidence(file)[0]?.predicted).toEqual([outcome]);
  });

  it('shows the versions of page and server', async () => {
    const text = shown((await makeEvidence([{ ...answeredRun(['yes']), release: '0.0.9' }], NOW)).text);
    expect(text).toContain(`Made by Tweakbench ${VERSION} on 2 Jan 2026, 03:04:05 UTC`);
    expect(text).toContain('<dd>Embedded engine 0.0.9</dd>');
  });

  it('runs no scripts, fetches nothing, and escapes the answers of servers', async () => {
    const hostile = '</template><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { text } = await makeEvidence([answeredRun([hostile])], NOW);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<img|<link|<a |<iframe|url\(/i);
    expect(text.match(/<\/template>/g)).toHaveLength(1);
    expect(readEvidence(text)[0]?.inputs[0]?.outputs[0]?.result).toMatchObject({
      outputs: { message: { message: hostile } },
    });
  });

  it('marks the differences between the runs of a comparison', async () => {
    const runs = [answeredRun(['one two'], { number: 1 }), answeredRun(['one three'], { number: 2 })] as const;
    const { fileName, text } = await makeEvidence(runs, NOW);
    expect(fileName).toBe('evidence-run-1-2.html');
    expect(shown(text)).toContain('one <del>two</del><ins>three</ins>');
    expect(shown(text)).toContain('<p class="note">No run has any tweaks.</p>');
    expect(readEvidence(text).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('does not say that two runs which failed for different reasons are the same', async () => {
    const failedRun = (message: string, number: number) =>
      runOf({ number, error: { kind: 'other', message, status: 500, raw: '', requestIndex: 0, elapsedMs: 1 } });
    const text = shown((await makeEvidence([failedRun('no key', 1), failedRun('no model', 2)], NOW)).text);
    expect(text).toContain('Neither answered, for different reasons.');
    expect(text).not.toContain('the same');
    const alike = shown((await makeEvidence([failedRun('no key', 1), failedRun('no key', 2)], NOW)).text);
    expect(alike).toContain('the same');
  });
});

it('shows the beginning of a long text and of a long table, and its data has all of them', async () => {
  const rows = Array.from({ length: 5_002 }, (_, id) => ({ id }));
  const run = answeredRun(['<'.repeat(1_500_001)]);
  const [input] = run.inputs;
  const [output] = input?.outputs ?? [];
  const table = {
    ...output,
    displayName: 'Table',
    text: '',
    result: { ...output?.result, results: {}, outputs: { data: { message: rows, type: 'object' } } },
  };
  const { text } = await makeEvidence([{ ...run, inputs: [{ ...input, outputs: [output, table] }] } as Run], NOW);
  const seen = shown(text);
  expect(seen.match(/(?:&lt;){499999}/g)).toHaveLength(1);
  expect(seen).toContain('1,000,001 more characters: open this file in Tweakbench to see all.');
  expect(seen).toContain('<th scope="row">4999</th>');
  expect(seen).not.toContain('<th scope="row">5000</th>');
  expect(seen).toContain('2 more rows: open this file in Tweakbench to see all.');
  const [read] = readEvidence(text);
  expect(read?.inputs[0]?.outputs[0]?.result).toEqual(output?.result);
  expect(JSON.stringify(read?.inputs[0]?.outputs[1]?.result)).toContain('{"id":5001}');
});

it('says that nothing ran if the server refused the request', async () => {
  const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 3 };
  const refused = { code: 'TWEAKS_REFUSED' as const, fields: ['code'] };
  const { text } = await makeEvidence([runOf({ error: { ...failure, kind: 'refused-tweaks', refused } })], NOW);
  expect(text).toContain('Nothing ran, so there are no component times.');
  expect(text).not.toContain('The server did not report component times.');
});
