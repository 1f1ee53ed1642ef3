// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { ServerKind } from '#run/model/connection.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ServerChoice } from './server-choice.tsx';

afterEach(cleanup);

function Choice() {
  const [value, setValue] = useState<ServerKind>('langflow');
  return (
    <>
      <ServerChoice value={value} onChange={setValue} embedded="Here" langflow="Elsewhere" />
      <button type="button">After</button>
    </>
  );
}

it('the choice of the server has one tab stop, and arrow keys choose the other server', async () => {
  const { user } = renderPage(<Choice />);
  const radio = (name: string) => screen.getByRole('radio', { name });
  await user.tab();
  expect(document.activeElement).toBe(radio('Langflow server'));
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(radio('Embedded engine'));
  expect(radio('Embedded engine').getAttribute('aria-checked')).toBe('true');
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'After' }));
});
