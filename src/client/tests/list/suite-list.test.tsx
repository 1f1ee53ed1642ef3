// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import type { ListedSuite } from '../runs/use-suites.ts';
import { SuiteList } from './suite-list.tsx';

workspaceForEachTest();
beforeEach(openNewBrowser);
afterEach(cleanup);

function listed(at: number, flow: string): ListedSuite {
  const entry = {
    id: `suite-${at}`,
    number: at,
    kind: 'tests',
    flow: { id: flow, name: `Name of ${flow}` },
    address: null,
    name: `Suite ${at}`,
    person: null,
    rows: 0,
    savedAt: 0,
    version: 1,
  };
  return { entry, isHere: true, last: null, isRunning: false };
}

it('a long list shows its first suites, beginning with those of the open flow, and the others on demand', async () => {
  const suites = [...Array.from({ length: 118 }, (_, at) => listed(at, 'other')), listed(200, 'flow-1')];
  const { user } = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <SuiteList suites={suites} flowId="flow-1" chosen={null} onChoose={() => undefined} />
      </Suspense>,
      { search: 'mode=tests' },
    ),
  );
  const names = () => screen.getAllByText(/^Suite \d+$/);
  expect(names()).toHaveLength(100);
  expect(names()[0]?.textContent).toBe('Suite 200');
  await user.click(screen.getByRole('button', { name: 'Show 19 more of 119 suites' }));
  expect(names()).toHaveLength(119);
});
