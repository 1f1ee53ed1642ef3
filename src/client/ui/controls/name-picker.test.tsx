// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { NamePicker } from './name-picker.tsx';

afterEach(cleanup);

function Outputs() {
  const [value, setValue] = useState(['Answer', 'Score']);
  return <NamePicker label="Outputs" groups={[]} value={value} onChange={setValue} isKnown={null} unknownNote="" />;
}

it('takes the focus when a screen reader, which focuses it first, presses the button that removes a name', async () => {
  const { user } = renderPage(<Outputs />);
  screen.getByRole('button', { name: 'Remove Score' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('button', { name: 'Remove Score' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Outputs' }));
});

it('has its list in the page only while it has the focus, and a typed name followed by Enter is chosen', async () => {
  const { user } = renderPage(<Outputs />);
  const options = () => screen.queryAllByRole('option', { hidden: true });
  expect(options()).toEqual([]);
  const field = screen.getByRole('combobox', { name: 'Outputs' });
  await user.click(field);
  await user.keyboard('{Escape}');
  expect(options()).not.toEqual([]);
  await user.keyboard('Third{Enter}');
  expect(screen.getByRole('button', { name: 'Remove Third' })).toBeDefined();
  await user.tab();
  await expect.poll(options).toEqual([]);
});
