// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ReplyText } from './reply-text.tsx';

afterEach(cleanup);

/** Shows the text of one reply, with its controls in an element like the bar. */
function show(body: string, headers: [string, string][] = []) {
  const reply = { requestIndex: 0, status: 200, headers, body, isCut: false };
  const bar = document.body.appendChild(document.createElement('div'));
  return renderPage(<ReplyText run={{ ...answeredRun(['Hi']), replies: [reply] }} position={0} controlsIn={bar} />);
}

it('the text of a reply has its headers in one line, which opens to the first of many and to more on demand', async () => {
  const { user } = show(
    '{}',
    Array.from({ length: 120 }, (_, at) => [`x-${at}`, 'y']),
  );
  expect(screen.getByText(/^Response headers/).textContent).toContain('x-0: y, x-1: y');
  expect(screen.getAllByRole('term')).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Show 50 more of 120 headers' }));
  expect(screen.getAllByRole('term')).toHaveLength(100);
});

it('the first million characters of a long text are shown, and all of it on demand', async () => {
  const { user } = show(`${'x'.repeat(999)}\n`.repeat(3000));
  const find = screen.getByRole('textbox', { name: 'Find in the text' });
  await user.click(find);
  await user.paste('xxx');
  await screen.findByText('line 1 of 1,000');
  await user.click(screen.getByRole('button', { name: 'Show all 3.0 MB' }));
  expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
});

it('a search in the text steps through the lines that it finds', async () => {
  const { user } = show('{\n"a": 1,\n"b": "Heron",\n"c": "heron too"\n}');
  const find = screen.getByRole('textbox', { name: 'Find in the text' });
  await user.type(find, 'heron');
  await screen.findByText('line 1 of 2');
  await user.keyboard('{Enter}');
  await screen.findByText('line 2 of 2');
  await user.keyboard('{Enter}');
  await screen.findByText('line 1 of 2');
  await user.keyboard('x');
  await waitFor(() => expect(screen.getByText('nothing found')).toBeTruthy());
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Raw response' }).value).toContain('"b": "Heron"');
});
