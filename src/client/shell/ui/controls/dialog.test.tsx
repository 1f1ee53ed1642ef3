// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NoticeList } from '../feedback/notice-list.tsx';
import { notify } from '../feedback/notify.ts';
import { Dialog } from './dialog.tsx';

afterEach(() => {
  cleanup();
});

/** A button that opens a dialog, and may be removed before the dialog closes. */
function Page({ isGone }: { isGone: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <MantineProvider env="test">
      <section>
        <input aria-label="Near" />
        {!(isOpen && isGone) && (
          <button type="button" onClick={() => setOpen(true)}>
            Open
          </button>
        )}
      </section>
      {isOpen && (
        <Dialog title="Question" onClose={() => setOpen(false)}>
          <input aria-label="Answer" data-autofocus />
        </Dialog>
      )}
      <NoticeList />
    </MantineProvider>
  );
}

describe('a dialog that is unmounted', () => {
  it.each([
    ['to what opened it', false, 'button', 'Open'],
    ['near to what opened it, when that is gone', true, 'textbox', 'Near'],
  ])('gives the focus back %s', async (_where, isGone, role, name) => {
    const user = userEvent.setup();
    render(<Page isGone={isGone} />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    const field = await screen.findByRole('textbox', { name: 'Answer' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole(role, { name })));
  });
});

/** A button that is replaced by a field and another button. */
function Steps() {
  const [isRead, setRead] = useState(false);
  return (
    <MantineProvider env="test">
      <Dialog title="File" onClose={() => undefined}>
        {isRead ? (
          <div>
            <input aria-label="Flow" />
            <button type="button" data-autofocus>
              Open it
            </button>
          </div>
        ) : (
          <button type="button" data-autofocus onClick={() => setRead(true)}>
            Read
          </button>
        )}
      </Dialog>
    </MantineProvider>
  );
}

it('a dialog is named by its title and described by its lead', async () => {
  render(
    <MantineProvider env="test">
      <Dialog title="Publish" lead="Anyone can use it." onClose={() => undefined}>
        <input aria-label="Address" />
      </Dialog>
    </MantineProvider>,
  );
  const dialog = await screen.findByRole('dialog', { name: 'Publish' });
  const described = dialog.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toBe('Anyone can use it.');
  expect(document.querySelectorAll(`[id="${described}"]`)).toHaveLength(1);
});

describe('a dialog whose content is replaced', () => {
  it('moves the focus to what is marked in the new content, not to the first field', async () => {
    const user = userEvent.setup();
    render(<Steps />);
    await user.click(await screen.findByRole('button', { name: 'Read' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open it' })));
  });
});

describe('a notice', () => {
  it('has its message in its accessible name', async () => {
    render(<Page isGone={false} />);
    notify({ message: 'Copied' });
    notify({ message: 'Imported' });
    expect(await screen.findByRole('region', { name: 'Notice: Copied' })).toBeDefined();
    expect(screen.getByRole('region', { name: 'Notice: Imported' })).toBeDefined();
  });
});

describe('a notice that is closed', () => {
  it('returns the focus to where it was', async () => {
    const user = userEvent.setup();
    render(<Page isGone={false} />);
    screen.getByRole('textbox', { name: 'Near' }).focus();
    notify({ message: 'Done' });
    await user.click(await screen.findByRole('button', { name: 'Close notice' }));
    expect(screen.queryByText('Done')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Near' }));
  });
});
