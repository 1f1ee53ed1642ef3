// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Vote } from '#contract/workspace/vote.ts';
import { voteCsv, voteJson } from '#show/votes/write-vote.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { OutcomeView } from './outcome-view.tsx';

afterEach(cleanup);

const variant = (letter: string) => ({ letter, name: letter, tweaks: {} });

function voteOf(entry: { source: Vote['entry']['source']; same: number }, ballots: Vote['ballots'] = []): Vote {
  return {
    entry: {
      id: 'v',
      number: 1,
      name: 'Words',
      flow: { id: 'f', name: 'F' },
      variants: [variant('A'), variant('B')],
      pairs: 1,
      person: null,
      savedAt: 1,
      ...entry,
    },
    pairs: [{ question: 'Why?', case: null, answers: ['a', 'b'] }],
    ballots,
    informed: [],
  };
}

it.each([
  ['asked while it was voted on', null, 0, /Questions with identical answers are not part/],
  ['of a result', 'words', 2, /2 pairs were not shown: their answers are identical/],
])('the outcome says what is left out of a vote: %s', (_, suite, same, pattern) => {
  const vote = voteOf({ source: { suite, result: null }, same });
  renderPage(<OutcomeView vote={vote} onLeave={() => undefined} />);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  // Whoever has the link may still vote.
  expect(screen.getByText('No votes so far. Names are shown now.')).toBeTruthy();
  expect(screen.getAllByText(/identical/).map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(pattern),
  ]);
});

it('the outcome names a variant whose only tweak was ignored, in its files too', () => {
  const vote = voteOf({ source: { suite: null, result: null }, same: 0 }, [
    { pair: 0, left: 0, ms: 1, person: null, choice: 'first', note: '', savedAt: 1 },
  ]);
  const idle = 'its only tweak was ignored, so this is the original flow.';
  vote.entry.variants[0] = { ...variant('Formal'), idle };
  renderPage(<OutcomeView vote={vote} onLeave={() => undefined} />);
  expect(screen.getByRole('note').textContent).toContain(`Formal: ${idle}`);
  for (const { text } of [voteCsv(vote), voteJson(vote)]) expect(text).toContain(idle);
});

it('the outcome shows the votes and notes of a question beside its answers', async () => {
  const cast = { pair: 0, left: 0, ms: 1, person: null } as const;
  const vote = voteOf({ source: { suite: null, result: null }, same: 0 }, [
    { ...cast, choice: 'second', note: 'shorter', savedAt: 1 },
    { ...cast, choice: 'skipped', note: '', savedAt: 2 },
  ]);
  const { user } = renderPage(<OutcomeView vote={vote} onLeave={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'Read both, question 1' }));
  const votes = within(await screen.findByRole('list', { name: 'Votes' })).getAllByRole('listitem');
  expect(votes.map(({ textContent }) => textContent)).toEqual(['B “shorter”', 'Skipped']);
});

it('the outcome names the visitors of a demo also where people have no names', () => {
  const cast = { pair: 0, left: 0, ms: 1, choice: 'second', note: '', savedAt: 1 } as const;
  const vote = voteOf({ source: { suite: null, result: null }, same: 0 }, [
    { ...cast, person: null },
    { ...cast, person: 'Visitor a1b2c3' },
  ]);
  renderPage(<OutcomeView vote={vote} onLeave={() => undefined} />);
  const people = within(screen.getByRole('list', { name: 'By person' })).getAllByRole('listitem');
  expect(people.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^YouB/),
    expect.stringMatching(/^Visitor a1b2c3B/),
  ]);
});
