// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { FieldFiles } from './field-files.tsx';

const path = { type: 'file', show: true, value: '', list: true };
const reader = { id: 'File-c', type: 'File', display_name: 'Read File', outputs: [], fields: { path } };
const flow = exportFromOutline(parseOutline({ id: 'flow-1', name: 'Files', nodes: [reader], edges: [] }));
const index = indexFlow(flow);

function renderWith(...paths: readonly string[]) {
  const detail = { id: 'flow-1', name: 'Files', flow, index, suggested: null, isSample: false };
  const component = index.byId.get('File-c');
  const field = component?.fields.get('path');
  if (component === undefined || field === undefined) throw new Error('the flow has no such field');
  return renderPage(<FieldFiles target={{ component, field, index }} isNamed={false} />, {
    flow: detail,
    draft: { tweaksText: JSON.stringify({ 'File-c': { path: paths } }) },
  });
}

// The draft, which is written when the page is closed.
afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('the focus goes to what is left when a file is removed', async () => {
  const { user } = renderWith('flow-1/a.txt', 'flow-1/b.txt');
  await user.click(screen.getByRole('button', { name: 'Remove a.txt from path of Read File' }));
  const other = screen.getByRole('button', { name: 'Remove b.txt from path of Read File' });
  await expect.poll(() => document.activeElement).toBe(other);
  await user.click(other);
  const attach = screen.getByRole('button', { name: 'Attach file to path of Read File' });
  await expect.poll(() => document.activeElement).toBe(attach);
});

it('an image that cannot be drawn is shown as a file', async () => {
  vi.stubGlobal('fetch', async () => new Response(new Blob(['no image'], { type: 'image/png' })));
  renderWith('flow-1/dot.png');
  const list = screen.getByRole('list', { name: 'Files of path of Read File' });
  await expect.poll(() => list.querySelector('img')).not.toBeNull();
  fireEvent.error(list.querySelector('img') as HTMLImageElement);
  expect(list.querySelector('img')).toBeNull();
  expect(list.textContent).toContain('dot.png');
});
