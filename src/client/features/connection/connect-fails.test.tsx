// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { sendUiRequest } from '../../state/send-ui-request.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ConnectionChip } from './connection-chip.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';

it.each([
  [true, 'npm run start:langflow'],
  [false, 'pip install langflow && langflow run'],
])(
  'a person without a Langflow gets the command that starts one, in a copy of the project (%s)',
  async (hasScripts, command) => {
    const { user } = renderPage(<ConnectionChip />, { relay: { configured: null, limits: null, hasScripts } });
    act(() => sendUiRequest('connection', { address: NOBODY }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Connection' }));
    // As asked for, with nothing typed.
    expect(await dialog.findByRole('textbox', { name: 'Server address' })).toHaveProperty('value', NOBODY);
    expect(dialog.queryByRole('region', { name: 'No Langflow yet?' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Connect' }));
    const help = await dialog.findByRole('region', { name: 'No Langflow yet?' });
    expect(dialog.getByText(/^No server answers at this address/)).toBeTruthy();
    expect(help.textContent).toContain(command);
    await user.click(within(help).getByRole('button', { name: 'Copy command to start Langflow' }));
    expect(await navigator.clipboard.readText()).toBe(command);
  },
);
