// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { useNavigate } from './navigate.tsx';
import { useTestsRoute } from './use-tests-route.ts';
import { useFlowId, useShownPart } from './use-url-key.ts';

afterEach(cleanup);

function ShownTests() {
  const { setFlowId } = useNavigate();
  const { suite, result } = useTestsRoute();
  return (
    <>
      <p>{`${useFlowId()} ${suite} ${result}`}</p>
      <button type="button" onClick={() => setFlowId('other')}>
        Choose
      </button>
      <button type="button" onClick={() => setFlowId('follows', { history: 'replace' })}>
        Follow
      </button>
    </>
  );
}

it('the open suite is left for a flow that a person chooses, but not for one that the page opens', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  onTestFinished(() => void vi.unstubAllGlobals());
  const { user } = renderPage(<ShownTests />, { search: 'flow=flow-1&mode=tests&suite=s&result=r' });
  await user.click(screen.getByRole('button', { name: 'Follow' }));
  expect(await screen.findByText('follows s r')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Choose' }));
  expect(await screen.findByText('other null null')).toBeDefined();
});

function ShownPart() {
  const { setMode, openCompare } = useNavigate();
  const set = (mode: 'bench' | 'tests' | 'present') => (
    <button type="button" onClick={() => setMode(mode)}>
      {mode}
    </button>
  );
  return (
    <>
      <output>{useShownPart()}</output>
      {set('bench')}
      {set('tests')}
      {set('present')}
      <button type="button" onClick={() => openCompare(['c', 'd'])}>
        compare
      </button>
    </>
  );
}

it.each([
  ['runs=a.b', [], 'compare'],
  ['mode=tests&runs=a.b', [], 'compare'],
  ['mode=present&runs=a.b', [], 'present'],
  ['mode=compare', [], 'bench'],
  ['runs=a', [], 'bench'],
  ['runs=a.a', [], 'bench'],
  ['mode=tests&runs=a.b', ['tests'], 'tests'],
  ['runs=a.b', ['present', 'bench'], 'compare'],
  ['mode=present', ['compare'], 'compare'],
] as const)(
  'Compare is open exactly while the link has two runs, over Bench and Tests: %s, then %j',
  async (search, presses, part) => {
    const { user } = renderPage(<ShownPart />, { search });
    for (const name of presses) await user.click(screen.getByRole('button', { name }));
    expect((await screen.findByRole('status')).textContent).toBe(part);
  },
);

it('a comparison that is opened begins at the first input, whatever was compared before', async () => {
  const { user, addresses } = renderPage(<ShownPart />, { search: 'runs=a.b&input=3' });
  await user.click(screen.getByRole('button', { name: 'compare' }));
  await waitFor(() => expect(addresses.at(-1)).toContain('runs=c.d'));
  expect(addresses.at(-1)).not.toContain('input=');
});
