// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LANGFLOW_SERVER } from '#run/testing/sample-run.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { useConnection } from '../api/connection-provider.tsx';
import { flowKeys } from '../api/flow-keys.ts';
import { useSwitchServer } from './use-switch-server.ts';

const LANGFLOW = { kind: 'langflow', baseUrl: 'http://one.example', apiKey: null } as const;

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('null')));
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

function OtherKey() {
  const { connection } = useConnection();
  const { switchTo } = useSwitchServer();
  return (
    <button type="button" onClick={() => switchTo({ ...connection, apiKey: 'other' })}>
      Other key
    </button>
  );
}

it('cached data of the server is dropped when the key changes', async () => {
  const { user, client } = renderPage(<OtherKey />, { server: LANGFLOW_SERVER, baseUrl: LANGFLOW.baseUrl });
  const keys = [flowKeys.variables(LANGFLOW), flowKeys.list(LANGFLOW), flowKeys.server(LANGFLOW)];
  for (const key of keys) client.setQueryData<unknown>(key, ['of before']);
  await user.click(screen.getByRole('button', { name: 'Other key' }));
  expect(keys.map((key) => client.getQueryData<unknown>(key))).toEqual([undefined, undefined, undefined]);
});
