// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import type { RecentResult } from '../../runs/history/recent-results.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RunList } from './run-list.tsx';

const WIDTH = 200;

afterEach(cleanup);

const runs = [3, 2, 1].map((number) => ({ ...answeredRun(['fine'], { number }), startedAt: number }));
const summaries = runs.map((run) => summarizeRun(run, 'No tweaks'));
const RESULT: RecentResult = {
  info: {
    id: 'result-1',
    suite: 's',
    number: 1,
    person: null,
    isRunning: false,
    version: 1,
    startedAt: 4,
    endedAt: 5,
    cases: 1,
    variants: ['Flow'],
    repeats: 1,
    atOnce: 1,
    output: null,
    digest: 'd',
    flow: { id: 'flow-1', name: 'Sample', fingerprint: 'p' },
    server: { name: 'Embedded engine', release: '', address: null },
    tally: { all: 1, passed: 1, failed: 0, broken: 0, answered: 0, open: 0 },
    medianMs: 1,
  },
  suite: 'Billing',
  address: null,
};

/** A strip that shows one item at a time. */
function lieInARow() {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const list = this.parentElement;
    const isItem = this.tagName === 'LI' && list !== null;
    return new DOMRect(isItem ? [...list.children].indexOf(this) * WIDTH - list.scrollLeft : 0, 0, WIDTH, 50);
  });
}

/** Runs 1 and 2, and after a click also what is newer. */
function Strip() {
  const [isListed, setListed] = useState(false);
  return (
    <>
      <RunList
        summaries={isListed ? summaries : summaries.slice(1)}
        results={isListed ? [RESULT] : []}
        title={{ current: null }}
      />
      <button type="button" onClick={() => setListed(true)}>
        List
      </button>
    </>
  );
}

it.each([
  ['run', 'run=run-3', 'Run 3'],
  ['result', 'mode=tests&suite=s&result=result-1', 'Result 1 of Billing'],
])('the strip scrolls to a shown %s as soon as it is listed', async (_kind, search, name) => {
  lieInARow();
  const { user } = renderPage(<Strip />, { search, isShown: false });
  const strip = screen.getByRole('list', { name: 'Runs' });
  strip.scrollLeft = 3 * WIDTH;
  await user.click(screen.getByRole('button', { name: 'List' }));
  const box = screen.getByRole('button', { name }).closest('li')?.getBoundingClientRect();
  expect(box?.left).toBe(0);
});
