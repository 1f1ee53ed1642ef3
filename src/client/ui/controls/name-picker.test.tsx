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
