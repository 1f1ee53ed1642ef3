// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { demoSettings } from '#server/testing/test-demos.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { demoRequests } from './demo-requests.ts';
import { PublishForm } from './publish-form.tsx';

workspaceForEachTest({ hasEngine: true, settings: { TWEAKBENCH_ALLOWED_HOSTS: 'demos.example' } });
beforeEach(openNewBrowser);
afterEach(cleanup);

const requests = demoRequests(() => null);

/** `edited`: the name of a demo, null for a new one. */
async function openForm(edited: string | null) {
  const onDone = vi.fn();
  const page = await act(async () =>
    renderPage(
      <PublishForm
        flow={edited === null ? { ...sampleDetail, id: 'tone-switcher' } : sampleDetail}
        server="embedded"
        edited={edited}
        requests={requests}
        onDone={onDone}
        onCancel={() => undefined}
      />,
    ),
  );
  return { ...page, onDone };
}

it('says that a demo is published, with its address, until the form is edited', async () => {
  const { user, onDone } = await openForm(null);
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'ask-me');
  await screen.findByText('Free');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('Published at /p/ask-me.');
  expect(onDone).toHaveBeenCalledOnce();
  await user.type(screen.getByRole('textbox', { name: 'Title' }), '!');
  expect(screen.queryByText('Published at /p/ask-me.')).toBeNull();
  screen.getByText('Give the demo an address to publish it.');
});

it('says that somebody else has changed a demo, keeps what was typed, and loads their version on demand', async () => {
  const settings = demoSettings();
  const { version } = await requests.publish('ask-me', settings, null);
  const { user, onDone } = await openForm('ask-me');
  const title = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await user.type(await title(), ' today');
  await requests.edit('ask-me', version, { ...settings, title: 'Theirs' });

  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Somebody else has changed this demo.'));
  expect((await title()).value).toBe('Ask our assistant today');
  expect((await requests.read('ask-me')).settings.title).toBe('Theirs');
  await user.click(screen.getByRole('button', { name: 'Load their version' }));
  await waitFor(async () => expect((await title()).value).toBe('Theirs'));

  await user.type(await title(), ' and mine');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect((await requests.read('ask-me')).settings.title).toBe('Theirs and mine');
});
