// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DemoList } from '#contract/demos/demo-entry.ts';
import { demoSettings } from '#server/testing/test-demos.ts';
import { demosKey } from '../../shell/api/demos-query.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { demoRequests } from './demo-requests.ts';
import { PublishButton } from './publish-button.tsx';

const workspace = workspaceForEachTest({ hasEngine: true, settings: { TWEAKBENCH_ALLOWED_HOSTS: 'demos.example' } });
beforeEach(openNewBrowser);
afterEach(cleanup);
afterEach(() => void vi.useRealTimers());

const requests = demoRequests(() => null);
const publish = (name: string) => requests.publish(name, demoSettings(), null);

it('the list of demos is read again while its dialog is open, which stays open when that fails', async () => {
  await publish('first');
  const { user, client } = renderPage(<PublishButton flow={sampleDetail} />);
  const button = screen.getByRole('button', { name: 'Publish' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await user.click(button);
  const count = (demos: number) => screen.findByRole('radio', { name: `Published ${demos}` });
  await count(1);
  await publish('second');
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  await count(2);
  vi.useRealTimers();

  workspace().fault = 0;
  await act(() => client.refetchQueries({ queryKey: demosKey }));
  await waitFor(() => expect(client.getQueryState(demosKey)?.status).toBe('error'));
  screen.getByRole('radio', { name: 'Published 2' });
});

it('the dialog gives others an address that they can open, as a link and as a QR code', async () => {
  await publish('first');
  const { user } = renderPage(<PublishButton flow={sampleDetail} />);
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await user.click(await screen.findByRole('radio', { name: 'Published 1' }));
  await user.click(await screen.findByRole('button', { name: 'QR code of /p/first' }));
  const dialog = await screen.findByRole('dialog', { name: /^Link to \/p\/first/ });
  within(dialog).getByRole('img', { name: 'QR code of https://demos.example/p/first' });
  expect(within(dialog).queryByText(/Only this computer/)).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Copy link' }));
  expect(await navigator.clipboard.readText()).toBe('https://demos.example/p/first');
  // Escape closes only the upper dialog, not the form below with what was typed.
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('img', { name: /^QR code/ })).toBeNull());
  screen.getByRole('dialog', { name: /^Publish a demo/ });
});

it('the dialog says if only this computer can open a link', async () => {
  await publish('first');
  const { user, client } = renderPage(
    <>
      <PublishButton flow={sampleDetail} />
      <NoticeList />
    </>,
  );
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await user.click(await screen.findByRole('radio', { name: 'Published 1' }));
  const copy = await screen.findByRole('button', { name: 'Copy link to /p/first' });
  // It listens for others, but has no address in a network.
  act(() => void client.setQueryData<DemoList>(demosKey, (list) => list && { ...list, origins: [] }));
  await user.click(copy);
  await screen.findByText(/^Link to \/p\/first copied\. Only this computer can open it/);
  await user.click(screen.getByRole('button', { name: 'QR code of /p/first' }));
  const dialog = await screen.findByRole('dialog', { name: /^Link to \/p\/first/ });
  within(dialog).getByText(/^Only this computer can open it/);
});
