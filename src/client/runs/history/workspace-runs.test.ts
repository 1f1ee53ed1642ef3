import { expect, it } from 'vitest';
import { summarizedRun } from '../../testing/summarized-run.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { createWorkspaceRuns } from './workspace-runs.ts';

workspaceForEachTest();

it('a run with half of a character is saved, with a replacement for the half', async () => {
  const runs = createWorkspaceRuns(() => null);
  const stored = summarizedRun(1, 'cut \ud83d, \\ud83d, whole 😀');
  expect(await runs.save(stored)).toMatchObject({ kind: 'saved' });
  expect(JSON.stringify(await runs.read('run-1'))).toContain(JSON.stringify('cut \ufffd, \\ud83d, whole 😀'));
});
