import { describe, expect, it } from 'vitest';
import { exportRun } from '../export/export-run.ts';
import type { Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { makeEvidence } from './evidence-file.ts';
import { readEvidence } from './read-evidence.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const plain = (run: Run): unknown => JSON.parse(JSON.stringify(run));

describe('reading', () => {
  it.each([
    { kind: 'component-failed', component: null, displayName: 'Model', message: 'boom', status: 500 },
    { kind: 'refused-tweaks', refused: { code: 'TWEAKS_REFUSED', fields: ['code'] }, status: 422 },
    { kind: 'not-sent', why: 'policy', status: null },
    { kind: 'timeout', afterMs: 10, status: null },
    { kind: 'unreachable', status: null },
  ] as const)('keeps why a run failed: $kind', async (failure) => {
    const run = runOf({ error: { raw: '', requestIndex: 0, elapsedMs: 3, ...failure } as RunError });
    expect(readEvidence((await makeEvidence([run], NOW)).text).map(plain)).toEqual([plain(run)]);
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

  it('rejects a file that would use up the memory, and an answer that would block the page', () => {
    const lists = (count: number) => Array.from({ length: count }, () => []);
    const [input] = answeredRun(['yes']).inputs;
    const output = input?.outputs[0];
    const result = { ...output?.result, results: { rows: lists(1_000_000) } };
    const inputs = [{ ...input, outputs: [{ ...output, result }] }] as Run['inputs'];
    expect(() => readEvidence(exportRun({ ...answeredRun(['yes']), inputs }, NOW).text)).toThrow(
      'larger than this page',
    );
    expect(() => readEvidence(JSON.stringify(lists(2_500_001)))).toThrow('more than 5 million JSON values');
  });

  it('rejects a comparison of more than two runs', async () => {
    const runs = [answeredRun(['one']), answeredRun(['two'])] as const;
    const { text } = await makeEvidence(runs, NOW);
    const third = text.replace('"runs":[', `"runs":[${JSON.stringify(runs[0])},`);
    expect(() => readEvidence(third)).toThrow('It has 3 runs. An evidence file has one run, or two that are compared.');
  });

  it('keeps what a newer release has added', () => {
    const run = { ...answeredRun(['yes']), ofNewerRelease: { a: [1] } };
    expect(readEvidence(exportRun(run, NOW).text).map(plain)).toEqual([plain(run)]);
  });

  it('reads a name that is there twice as one', () => {
    const { draft } = answeredRun(['yes']);
    const input = { id: '1', value: '', components: ['Chat', 'Chat'], type: 'any' as const };
    const { text } = exportRun({ ...answeredRun(['yes']), draft: { ...draft, inputs: [input] } }, NOW);
    expect(readEvidence(text)[0]?.draft.inputs[0]?.components).toEqual(['Chat']);
  });

  it('rejects a run that is damaged, still running or nested too deep', () => {
    const file = (changes: object) => exportRun({ ...answeredRun(['yes']), ...changes }, NOW).text;
    const error = { kind: 'refused-tweaks', status: 422, raw: '', requestIndex: 0, elapsedMs: 1 };
    let deep: unknown = 1;
    for (let level = 0; level < 500; level += 1) deep = [deep];
    const many = Array.from({ length: 1_001 }, (_, at) => `n${at}`);
    const { draft, flow } = answeredRun(['yes']);
    const { plan } = answeredRun(['yes']);
    const unexpected = { requests: plan.requests.map((planned) => ({ ...planned, expect: { outputs: 'all' } })) };
    const named = [
      { draft: { ...draft, outputs: many } },
      { draft: { ...draft, outputs: ['n'.repeat(301)] } },
      { draft: { ...draft, inputs: [{ id: '1', value: '', components: many, type: 'any' }] } },
      { draft: { ...draft, inputs: [{ id: '1', value: '', components: ['n'.repeat(301)], type: 'any' }] } },
      { flow: { ...flow, id: 'f'.repeat(301) } },
    ];
    const parts = [...named, { inputs: 3 }, { status: 'running' }, { id: '../x y' }, { response: deep }, { error }];
    const unseen = [{ plan: { ...plan, ...unexpected } }, { arriving: 5 }, { draft: { ...draft, choices: 'all' } }];
    for (const changes of [...parts, ...unseen, { startedAt: 9e15 }])
      expect(() => readEvidence(file(changes))).toThrow('It is damaged');
  });
});
