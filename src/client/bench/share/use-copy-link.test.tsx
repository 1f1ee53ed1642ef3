// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { type PageOptions, renderPage } from '../../testing/render-page.tsx';
import { useCopyLink } from './use-copy-link.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function CopyLink() {
  return (
    <button type="button" onClick={useCopyLink()}>
      Copy link
    </button>
  );
}

function open(options: PageOptions) {
  return renderPage(
    <>
      <CopyLink />
      <NoticeList />
    </>,
    options,
  );
}

it('Copy link copies a link with the whole request', async () => {
  const { user } = open({});
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('?flow=flow-1#'));
});

it('Copy link says that a link to this computer opens on no other one, and offers a file instead', async () => {
  const { user } = open({});
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  await screen.findByText(/^Link copied\. .* Only this computer can open it/);
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await user.click(screen.getByRole('button', { name: 'Save as file' }));
  await waitFor(() => expect(saved).toEqual(['sample.request.json']));
  click.mockRestore();
});

it('Copy link copies nothing while the secret fields are not known', async () => {
  const { user } = open({ flow: null });
  await navigator.clipboard.writeText('before');
  await user.click(screen.getByRole('button', { name: 'Copy link' }));
  expect(await screen.findByText(/secrets cannot be recognised/)).toBeDefined();
  expect(await navigator.clipboard.readText()).toBe('before');
});
