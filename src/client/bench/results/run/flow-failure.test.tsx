// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { EMBEDDED_SERVER, LANGFLOW_SERVER, sampleFlow } from '#run/testing/sample-run.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ResultsPane } from '../results-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const pane = <ResultsPane />;

it('the error of a flow is shown above the answers, which stay while the error view loads', async () => {
  let reply: (response: Response) => void = () => undefined;
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        reply = resolve;
      }),
  );
  const { container } = renderPage(pane, { runs: [answeredRun(['hi'])], flow: null });
  const shown = await screen.findByRole('article', { name: 'Chat Output, Input 1' });
  const seen: (string | null)[] = [];
  const observer = new MutationObserver(() => seen.push(container.textContent));
  observer.observe(container, { childList: true, subtree: true, attributes: true });
  reply(Response.json({ detail: { code: 'FLOW_NOT_FOUND', message: 'No' } }, { status: 404 }));
  await screen.findByRole('alert', { name: 'This server has no flow with this id' });
  observer.disconnect();
  expect(seen.filter((text) => text?.includes('Loading the results'))).toEqual([]);
  expect(shown.isConnected).toBe(true);
});

it('the error of a flow is not shown again for a run that failed because its flow is gone', async () => {
  const gone = { kind: 'flow-not-found', flow: 'f', status: 404, raw: '', requestIndex: 0, elapsedMs: 1 } as const;
  vi.stubGlobal('fetch', async () =>
    Response.json({ detail: { code: 'FLOW_NOT_FOUND', message: 'No' } }, { status: 404 }),
  );
  const { client } = renderPage(pane, { runs: [runOf({ error: gone })], flow: null });
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.getAllByRole('alert')).toEqual([alert]);
});

it.each([
  ['over the answers', [answeredRun(['hi'])]],
  ['in place of answers', []],
])('the focus stays in the pane when the error of a flow is resolved, %s', async (_, runs) => {
  let reply = () => Response.json({ detail: 'broken' }, { status: 500 });
  vi.stubGlobal('fetch', async () => reply());
  const { user } = renderPage(pane, { runs, flow: null });
  const again = await screen.findByRole('button', { name: 'Try again' });
  reply = () => Response.json(sampleFlow);
  await user.click(again);
  await waitFor(() => expect(again.isConnected).toBe(false));
  await waitFor(() => expect(screen.getByRole('tabpanel').contains(document.activeElement)).toBe(true));
});

it.each([
  [
    'of a Langflow leads to another server',
    LANGFLOW_SERVER,
    ['Try again', 'Open Connection', 'Use the embedded engine'],
  ],
  ['of the embedded engine has none to fall back on', EMBEDDED_SERVER, ['Try again']],
] as const)('the error of a flow has the possible ways out: %s', async (_, server, names) => {
  vi.stubGlobal('fetch', async () => Response.json({ detail: 'broken' }, { status: 500 }));
  renderPage(pane, { flow: null, server });
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(names);
});
