// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Vote } from '#contract/workspace/vote.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { OutcomeView } from './outcome-view.tsx';

afterEach(cleanup);

it.each([
  ['asked while it was voted on', null, 0, /Questions to which both answers were the same, word by word, are not part/],
  ['of a result', 'words', 2, /2 pairs were not shown: both answers are the same, word by word/],
])('says what is left out of a vote that was %s', (_, suite, same, words) => {
  const variant = (letter: string) => ({ letter, name: letter, tweaks: {} });
  const vote: Vote = {
    entry: {
      id: 'v',
      number: 1,
      name: 'Words',
      flow: { id: 'f', name: 'F' },
      source: { suite, result: null },
      variants: [variant('A'), variant('B')],
      pairs: 1,
      same,
      person: null,
      savedAt: 1,
    },
    pairs: [{ question: 'Why?', case: null, answers: ['a', 'b'] }],
    ballots: [],
    informed: [],
  };
  renderPage(<OutcomeView vote={vote} onLeave={() => undefined} />);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  // Whoever has the link may still vote.
  expect(screen.getByText('No votes so far. Names are shown now.')).toBeTruthy();
  expect(screen.getAllByText(/word by word/).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(words),
  ]);
});
