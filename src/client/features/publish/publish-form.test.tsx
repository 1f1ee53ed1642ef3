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

it('says that somebody else has changed a demo, keeps what was typed, and loads their version on demand', async () => {
  const requests = demoRequests(() => null);
  const settings = demoSettings();
  const { version } = await requests.publish('ask-me', settings, null);
  const onDone = vi.fn();
  const { user } = await act(async () =>
    renderPage(
      <PublishForm
        flow={sampleDetail}
        server="embedded"
        edited="ask-me"
        requests={requests}
        onDone={onDone}
        onCancel={() => undefined}
      />,
    ),
  );
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
