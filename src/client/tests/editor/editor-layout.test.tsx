// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { theme } from '../../shell/theme/theme.tsx';
import { EditorLayout, type EditorPage } from './editor-layout.tsx';

afterEach(cleanup);

function NarrowEditor() {
  const [page, setPage] = useState<EditorPage>('cases');
  return (
    <EditorLayout
      width={390}
      tab="case"
      onTab={() => undefined}
      page={page}
      onPage={setPage}
      cases={<button type="button">From history</button>}
      one={<p>Case 1</p>}
      every={<p>Checks</p>}
    />
  );
}

it.each(['Edit the case', 'For every case'])('the focus returns to "%s" on a narrow screen', async (name) => {
  render(
    <MantineProvider theme={theme} env="test">
      <NarrowEditor />
    </MantineProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name }));
  await user.click(screen.getByRole('button', { name: 'Back to the cases' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name }));
});
