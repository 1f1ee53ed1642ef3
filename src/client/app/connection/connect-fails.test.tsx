// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { writeMemory } from '../../shell/api/connection-store.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ConnectionChip } from './connection-chip.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';

afterEach(() => void vi.unstubAllGlobals());

async function openAtAddress(hasScripts = false) {
  const { user } = renderPage(<ConnectionChip />, { relay: { configured: null, limits: null, hasScripts } });
  act(() => sendUiRequest('connection', { address: NOBODY }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Connection' }));
  // The address of the request is filled in, with nothing typed.
  expect(await dialog.findByRole('textbox', { name: 'Server address' })).toHaveProperty('value', NOBODY);
  return { user, dialog };
}

async function failToConnect(hasScripts: boolean) {
  const { user, dialog } = await openAtAddress(hasScripts);
  expect(dialog.queryByRole('region', { name: 'No Langflow yet?' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Connect' }));
  return { user, dialog, help: await dialog.findByRole('region', { name: 'No Langflow yet?' }) };
}

it('the form shows a server that is opened by its address as it was remembered', async () => {
  writeMemory({ active: null, profiles: [{ name: 'Mine', address: NOBODY, baseUrl: '/relay/one' }] });
  const { dialog } = await openAtAddress();
  expect(dialog.getByRole<HTMLInputElement>('switch', { name: 'Send through this server' }).checked).toBe(true);
});

it('a person on another computer than the server gets no command, which would not work there', async () => {
  vi.stubGlobal('location', { ...location, hostname: 'bench.example', origin: location.origin });
  const { help } = await failToConnect(true);
  expect(help.textContent).toContain('Ask whoever runs that server to set LANGFLOW_URL there');
  expect(within(help).queryByRole('button')).toBeNull();
});

it.each([
  [true, 'npm run start:langflow'],
  [false, 'pip install langflow && langflow run'],
])(
  'a person without a Langflow gets the command that starts one, in a copy of the project (%s)',
  async (hasScripts, command) => {
    const { user, dialog, help } = await failToConnect(hasScripts);
    expect(dialog.getByText(/^No server answers at this address/)).toBeTruthy();
    expect(help.textContent).toContain(command);
    await user.click(within(help).getByRole('button', { name: 'Copy command to start Langflow' }));
    expect(await navigator.clipboard.readText()).toBe(command);
  },
);
