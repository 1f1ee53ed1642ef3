// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { InstallSamplesDialog } from './install-samples-dialog.tsx';

it('the dialog says that the Langflow does not answer', async () => {
  vi.stubGlobal('fetch', async (input: string) => {
    if (input.startsWith('/')) return new Response('[]');
    throw new TypeError('Failed to fetch');
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const at = 'http://127.0.0.1:9';
  renderPage(<InstallSamplesDialog server="127.0.0.1:9" onClose={() => undefined} />, { baseUrl: at });
  expect((await screen.findByRole('alert')).textContent).toBe(
    'No server answers at this address. Is it running, and is the port right?',
  );
});
