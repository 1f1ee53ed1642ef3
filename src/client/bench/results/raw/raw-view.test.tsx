// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { RawView } from './raw-view.tsx';

afterEach(cleanup);

it('the raw view draws the first of many headers, and more on demand', async () => {
  const headers = Array.from({ length: 120 }, (_, at) => [`x-${at}`, 'y'] as [string, string]);
  const reply = { requestIndex: 0, status: 200, headers, body: '{}', isCut: false };
  const { user } = renderPage(<RawView run={{ ...answeredRun(['Hi']), replies: [reply] }} />);
  expect(screen.getAllByRole('term')).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Show 50 more of 120 headers' }));
  expect(screen.getAllByRole('term')).toHaveLength(100);
});
