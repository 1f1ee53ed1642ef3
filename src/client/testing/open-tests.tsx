/** Tests of a suite, in the page. */
import { act, screen, waitFor } from '@testing-library/react';
import { Suspense } from 'react';
import { expect } from 'vitest';
import { useUiState } from '../shell/state/ui-state.ts';
import { openSuites } from '../tests/runs/use-suites-service.ts';
import { SuiteTests } from '../tests/tests-view.tsx';
import { type PageOptions, renderPage, sampleDetail } from './render-page.tsx';
import type { TestWorkspace } from './test-workspace.ts';

/** Time for a busy machine. */
export const LONG = { timeout: 50_000 };
/** What was announced last. */
export const said = () => useUiState.getState().announcement;

export const suiteText = (cases: readonly string[], more = '') =>
  `format: tweakbench-tests\nversion: 1\nname: Words\nflow: two-inputs\n${more}cases:\n${cases.map((one) => `  - ${one}\n`).join('')}`;
export const many = (count: number) => Array.from({ length: count }, (_, at) => `{input: "${at}"}`);

/** Opens Tests with the suite whose id is `words` in the workspace. */
export async function openTests(
  workspace: TestWorkspace,
  text: string,
  { flow = sampleDetail, ...options }: PageOptions = {},
) {
  const [, id = ''] = /^flow: (.+)$/m.exec(text) ?? [];
  const suite = {
    kind: 'tests',
    flow: { id, name: id },
    address: null,
    name: 'Words',
    rows: 0,
  };
  await workspace.ask('PUT', '/suites/words', { ...suite, body: { text, files: {} } });
  const page = await act(async () =>
    renderPage(
      <Suspense fallback="Loading">
        <SuiteTests suiteId="words" />
      </Suspense>,
      { search: 'mode=tests&suite=words', flow, ...options },
    ),
  );
  await screen.findByRole('grid', { name: 'Test results' });
  await waitFor(() => expect(useUiState.getState().modeRun?.blocked).toBeNull());
  const service = await openSuites(page.services);
  const runAll = () => act(async () => useUiState.getState().modeRun?.run());
  const end = async () => {
    await waitFor(() => expect(said()).toMatch(/^Done|have run$/), LONG);
    await waitFor(() => expect(service.runOf('words').isRunning).toBe(false));
  };
  return { ...page, service, runAll, end };
}
