// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { useNavigate } from './navigate.tsx';
import { useTestsRoute } from './use-tests-route.ts';
import { useFlowId } from './use-url-key.ts';

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
