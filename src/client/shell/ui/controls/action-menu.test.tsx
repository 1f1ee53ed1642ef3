// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';
import { ActionMenu } from './action-menu.tsx';

const onSelect = () => undefined;
const actions = [
  { label: 'Move up', onSelect, isBlocked: true },
  { label: 'Rename', onSelect },
  { label: 'Delete', onSelect },
];

it.each(['{Enter}', ' ', '{ArrowDown}'])(
  'a menu that is opened by %s has the focus on its first action that can be chosen',
  async (key) => {
    const { user } = renderPage(<ActionMenu label="More" actions={actions} />);
    const button = screen.getByRole('button', { name: 'More' });
    button.focus();
    await user.keyboard(key);
    const rename = await screen.findByRole('menuitem', { name: 'Rename' });
    await waitFor(() => expect(document.activeElement).toBe(rename));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(screen.queryByRole('menu')).toBeNull();
  },
);

it('a menu that is opened by a click has the focus on none of its actions', async () => {
  const { user } = renderPage(<ActionMenu label="More" actions={actions} />);
  await user.click(screen.getByRole('button', { name: 'More' }));
  const menu = await screen.findByRole('menu');
  await waitFor(() => expect(menu.contains(document.activeElement)).toBe(true));
  expect(screen.getAllByRole('menuitem')).not.toContain(document.activeElement);
});
