// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { leftRun } from '#run/reduce/left-run.ts';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { PresentAnswer } from './present-answer.tsx';

afterEach(cleanup);

it('the presented answer says that the question above it reached no component', () => {
  const run = { ...answeredRun(['Hi Ada']), missed: [{ input: 0, saved: 'Ada' }] };
  renderPage(<PresentAnswer run={run} input={0} empty="" title={null} />);
  expect(screen.getByRole('note').textContent).toContain('The flow’s saved text takes its place: Ada');
});

it('the presented answer does not say that somebody stopped a run whose page was left', () => {
  renderPage(<PresentAnswer run={leftRun(runOf({ end: 'running' }))} input={0} empty="" title={null} />);
  expect(screen.getByText('Not finished: the page was left')).toBeTruthy();
  expect(document.body.textContent).not.toContain('Stopped');
});
