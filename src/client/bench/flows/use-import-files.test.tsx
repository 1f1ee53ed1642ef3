// @vitest-environment happy-dom

import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { type AnswerServer, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { LANGFLOW_SERVER, sampleFlow } from '#run/testing/sample-run.ts';
import { type ConnectionValue, useConnection } from '../../shell/api/connection-provider.tsx';
import { type Navigate, useNavigate } from '../../shell/navigation/navigate.tsx';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { type ImportFiles, useImportFiles } from './use-import-files.ts';

let server: AnswerServer;
afterEach(async () => {
  cleanup();
  await server.close();
});

interface Page {
  files: ImportFiles;
  flowId: string | null;
  navigate: Navigate;
  connection: ConnectionValue;
}

function Probe({ onPage }: { onPage: (page: Page) => void }) {
  onPage({ files: useImportFiles(), flowId: useFlowId(), navigate: useNavigate(), connection: useConnection() });
  return null;
}

/** A page into which a flow with the id `made` was just imported. */
async function openImported() {
  const body = { ...sampleFlow, id: 'made', name: 'Made' };
  server = await startAnswerServer({
    'POST /api/v1/flows/': { status: 201, body },
    'DELETE /api/v1/flows/made': { status: 200, body },
  });
  let page: Page | null = null;
  const { user } = renderPage(
    <>
      <Probe
        onPage={(now) => {
          page = now;
        }}
      />
      <NoticeList />
    </>,
    { server: LANGFLOW_SERVER, baseUrl: server.url },
  );
  const now = (): Page => {
    if (page === null) throw new Error('nothing rendered');
    return page;
  };
  await act(() => now().files.importFiles([new File([JSON.stringify(sampleFlow)], 'made.json')]));
  expect(now().flowId).toBe('made');
  const imported = () => server.seen.filter(({ method }) => method === 'POST').length;
  const deleted = () => server.seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
  return { now, imported, deleted, undo: () => user.click(screen.getByRole('button', { name: 'Undo' })) };
}

it('a file that is too large for the server is not sent, with a message', async () => {
  const { now, imported } = await openImported();
  expect(imported()).toBe(1);
  await act(() => now().files.importFiles([new File([new Uint8Array(BODY_LIMIT + 600_000)], 'vast.json')]));
  expect(now().files.problem).toBe('vast.json was not imported: it is 11 MB, and a flow file may be at most 10 MB.');
  expect(imported()).toBe(1);
});

describe('undo of an import', () => {
  it('deletes the flow and opens the previous one', async () => {
    const { now, deleted, undo } = await openImported();
    await undo();
    await expect.poll(deleted).toEqual(['/api/v1/flows/made']);
    expect(now().flowId).toBe('flow-1');
  });

  it('keeps a flow open that was opened since', async () => {
    const { now, deleted, undo } = await openImported();
    act(() => now().navigate.setFlowId('third'));
    await undo();
    await expect.poll(deleted).toEqual(['/api/v1/flows/made']);
    expect(now().flowId).toBe('third');
  });

  it('deletes nothing on another server', async () => {
    const { now, deleted, undo } = await openImported();
    const { connection, setConnection } = now().connection;
    act(() => setConnection({ ...connection, address: 'http://other.example' }));
    await undo();
    expect(screen.getByText('You connected to another server, so nothing was undone')).toBeDefined();
    expect(deleted()).toEqual([]);
  });
});
