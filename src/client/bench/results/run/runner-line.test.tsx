// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { type PageOptions, renderPage } from '../../../testing/render-page.tsx';
import { StaleLine } from './stale-line.tsx';

afterEach(cleanup);

const HERS = { ...answeredRun(['old'], { number: 1 }), startedAt: Date.now() - 12 * 60_000 };
const RUNS = [answeredRun(['new'], { number: 2 }), HERS];
const JONAS: PageOptions = { runs: RUNS, you: { name: 'Jonas Weber', from: 'page' } };

it('the line says who ran a run and when, and copies its permanent link', async () => {
  const { user, container } = renderPage(<StaleLine run={HERS} isOpenFlow />, {
    ...JONAS,
    ranBy: { 'run-1': 'Mara Lind' },
  });
  expect(container.textContent).toContain('Mara Lind ran this 12 min ago. Opened from history.');
  expect(container.textContent).not.toContain('Run #1, opened from history');
  await user.click(screen.getByRole('button', { name: 'Copy permanent link' }));
  expect(await navigator.clipboard.readText()).toBe(`${location.origin}/?run=run-1`);
});

it("the line names the flow of somebody else's run if it is not open", () => {
  const { container } = renderPage(<StaleLine run={HERS} isOpenFlow={false} />, JONAS);
  expect(container.textContent).toContain('Somebody without a name ran this 12 min ago. Opened from history.');
  expect(container.textContent).toContain('Run #1 of Sample');
  expect(container.textContent).not.toContain(', opened from history');
});

it('the line is not shown for your own run', () => {
  const { container } = renderPage(<StaleLine run={HERS} isOpenFlow />, {
    ...JONAS,
    ranBy: { 'run-1': 'Jonas Weber' },
  });
  expect(container.textContent).toContain('Run #1, opened from history.');
  expect(container.textContent).not.toContain('ran this');
});
