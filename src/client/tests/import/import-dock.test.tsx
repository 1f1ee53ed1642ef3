// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { theme } from '../../shell/theme/theme.tsx';
import { ImportDock } from './import-dock.tsx';

afterEach(cleanup);

const nothing = () => undefined;

function Cases() {
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setImporting(true)}>
        Import file
      </button>
      {isImporting && <ImportDock source={null} onSource={nothing} onClose={() => setImporting(false)} count={0} />}
    </>
  );
}

it('the import takes the focus, and returns it when it is closed', async () => {
  render(
    <MantineProvider theme={theme} env="test">
      <Cases />
    </MantineProvider>,
  );
  const user = userEvent.setup();
  const button = screen.getByRole('button', { name: 'Import file' });
  await user.click(button);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Rows' }));
  await user.click(screen.getByRole('button', { name: 'Close import' }));
  expect(document.activeElement).toBe(button);
});
