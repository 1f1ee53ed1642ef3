// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../../testing/render-page.tsx';
import { NamePicker } from './name-picker.tsx';

afterEach(cleanup);

function Outputs({ names = ['Answer', 'Score'] }: { names?: string[] }) {
  const [value, setValue] = useState(names);
  return <NamePicker label="Outputs" groups={[]} value={value} onChange={setValue} isKnown={null} unknownNote="" />;
}

it('the name picker takes the focus when a screen reader presses a button that removes a name', async () => {
  const { user } = renderPage(<Outputs />);
  screen.getByRole('button', { name: 'Remove Score from Outputs' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('button', { name: 'Remove Score from Outputs' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Outputs' }));
});

it('the name picker has its list in the page only while it has the focus, and Enter chooses a typed name', async () => {
  const { user } = renderPage(<Outputs />);
  const options = () => screen.queryAllByRole('option', { hidden: true });
  expect(options()).toEqual([]);
  const field = screen.getByRole('combobox', { name: 'Outputs' });
  await user.click(field);
  await user.keyboard('{Escape}');
  expect(options()).not.toEqual([]);
  await user.keyboard('Third{Enter}');
  expect(screen.getByRole('button', { name: 'Remove Third from Outputs' })).toBeDefined();
  await user.tab();
  await expect.poll(options).toEqual([]);
});

it('the name picker draws the first 50 of many names, and the others on demand', async () => {
  const { user } = renderPage(<Outputs names={Array.from({ length: 1_000 }, (_, at) => `Name ${at + 1}`)} />);
  const drawn = () => screen.getAllByRole('button', { name: /^Remove/ }).length;
  expect(drawn()).toBe(50);
  await user.click(screen.getByRole('button', { name: 'Remove Name 2 from Outputs' }));
  expect(screen.queryByRole('button', { name: 'Remove Name 2 from Outputs' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Remove Name 51 from Outputs' })).toBeDefined();
  const field = screen.getByRole('combobox', { name: 'Outputs' });
  await user.click(field);
  await user.paste('Name 700');
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Remove Name 700 from Outputs' })).toBeDefined();
  screen.getByRole('button', { name: 'and 948 more' }).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(field);
  expect(drawn()).toBe(999);
});

it('the name picker takes no name that is longer than a link may have', async () => {
  const { user } = renderPage(<Outputs />);
  await user.click(screen.getByRole('combobox', { name: 'Outputs' }));
  await user.paste('n'.repeat(310));
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: `Remove ${'n'.repeat(300)} from Outputs` })).toBeDefined();
});
