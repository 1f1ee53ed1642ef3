// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openNewBrowser } from '../../../testing/open-new-browser.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { OpenSuiteDialog } from './open-suite-dialog.tsx';

workspaceForEachTest();
beforeEach(openNewBrowser);
afterEach(cleanup);

/** Opens a suite of a flow while another flow is open. */
async function openFile(flow: string) {
  const text = `format: tweakbench-tests\nversion: 1\nname: Words\nflow: ${flow}   # as typed\ncases: [{input: Hi}]\n`;
  const opened: string[] = [];
  const page = await act(async () =>
    renderPage(
      <Suspense fallback={null}>
        <OpenSuiteDialog
          files={[new File([text], 'words.tests.yaml')]}
          onOpened={(id) => opened.push(id)}
          onClose={() => undefined}
        />
      </Suspense>,
      {
        search: 'mode=tests',
        samples: [{ id: 'tone-switcher-1', name: 'Tone switcher', endpoint_name: 'tone-switcher' }],
      },
    ),
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Open suite file' }));
  const button = await dialog.findByRole('button', { name: 'Open suite' });
  const press = async () => {
    await page.user.click(button);
    await waitFor(() => expect(opened).toHaveLength(1));
    const service = await page.services.openSuites();
    return service.document(opened[0] ?? '').settled();
  };
  return { ...page, dialog, button, press, text };
}

it('finds the flow by its endpoint name, and leaves the text as it is', async () => {
  const { dialog, button, press, text } = await openFile('tone-switcher');
  await waitFor(() => expect(button.getAttribute('aria-disabled')).not.toBe('true'));
  expect(dialog.queryByRole('combobox')).toBeNull();
  expect(await press()).toMatchObject({ text, entry: { flow: { name: 'Tone switcher' } } });
});

it('chooses no flow if none fits, and says what a choice changes', async () => {
  const { dialog, button, user } = await openFile('nobody');
  const choice = await dialog.findByRole('combobox', { name: 'Flow of the suite' });
  expect(choice).toHaveProperty('value', '');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(dialog.getByText(/^Its flow, nobody, is not on this server\. The suite will name the one/)).toBeTruthy();
  await user.click(choice);
  await user.click(await screen.findByRole('option', { name: 'Tone switcher' }));
  expect(button.getAttribute('aria-disabled')).not.toBe('true');
});
