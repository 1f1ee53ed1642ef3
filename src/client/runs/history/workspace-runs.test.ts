import { expect, it } from 'vitest';
import type { InputValues } from '#contract/component-values.ts';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { saveBody } from './save-body.ts';
import { createWorkspaceRuns } from './workspace-runs.ts';

workspaceForEachTest();

it('a run with half of a character is saved, with a replacement for the half', async () => {
  const runs = createWorkspaceRuns(() => null);
  const stored = summarizedRun(1, 'cut \ud83d, \\ud83d, whole 😀');
  expect(await runs.save(stored)).toMatchObject({ kind: 'saved' });
  expect(JSON.stringify(await runs.read('run-1'))).toContain(JSON.stringify('cut \ufffd, \\ud83d, whole 😀'));
});

it('long values of components are saved cut, with their size before, and stay whole on the page', async () => {
  const runs = createWorkspaceRuns(() => null);
  const { run, summary } = summarizedRun(1);
  const text = 'x'.repeat(60_000);
  const values: InputValues = {
    source: 'engine',
    components: [
      { component: 'a', name: 'A', startMs: 0, endMs: 1, received: { text }, calls: [], gave: { api_key: 'abc' } },
    ],
  };
  const inputs = run.inputs.map((input) => ({ ...input, values }));
  const stored = { run: { ...run, inputs }, summary };
  expect((await saveBody(stored)).size).toBeLessThan(55_000);
  expect(await runs.save(stored)).toMatchObject({ kind: 'saved' });
  expect(inputs[0]?.values.components[0]?.received?.text).toBe(text);
  const [input] = (await runs.read('run-1'))?.run.inputs ?? [];
  expect(input?.values).toMatchObject({
    components: [{ received: { text: 'x'.repeat(50_000) }, gave: { api_key: '••••••••' } }],
    cut: [{ path: ['components', 0, 'received', 'text'], bytes: 60_000 }],
  });
});
