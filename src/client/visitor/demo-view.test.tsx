// @vitest-environment happy-dom
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { VisitedDemo } from '#contract/demos/visitor.ts';
import { firstChoice } from '#show/visit/visit-choice.ts';
import { newAnswer } from '#show/visit/visited-answer.ts';
import { resizeWindow, windowSizeForEachTest } from '../testing/window-size.ts';
import { DemoView } from './demo-view.tsx';
import { VoteAnswers, type VoteAnswersProps } from './vote-answers.tsx';

windowSizeForEachTest(390, 844);
afterEach(() => void vi.unstubAllGlobals());

const [DAY, WEEK] = ['What is a day?', 'What is a week?'] as const;

/** A demo after the answer to the first question. */
function AnsweredDemo({ isVote }: { isVote: boolean }) {
  const demo: VisitedDemo = {
    title: 'Ask us',
    lead: '',
    questions: [DAY, WEEK],
    own: { most: 40 },
    knobs: [],
    isVote,
    showsTimes: false,
    perHour: 60,
    openUntil: null,
    version: 1,
  };
  const [answeredChoice] = useState(() => firstChoice(demo));
  const [choice, setChoice] = useState(answeredChoice);
  const nothing = () => undefined;
  return (
    <DemoView
      name="ask-us"
      demo={demo}
      visit={{
        view: { at: 'open', demo },
        choice,
        choose: (part) => setChoice((before) => ({ ...before, ...part })),
        answer: { ...newAnswer(DAY), status: 'done' },
        answeredChoice,
        limit: null,
        endLimit: nothing,
        isChanged: false,
        ask: nothing,
        stop: nothing,
        enter: nothing,
        reload: nothing,
      }}
    />
  );
}

it.each([false, true])(
  'an answer on a narrow screen shows its own question while another one is chosen, also in a vote: %s',
  async (isVote) => {
    const user = userEvent.setup();
    render(<AnsweredDemo isVote={isVote} />);
    await user.click(screen.getByRole('button', { name: DAY }));
    const questions = screen.getByRole('radiogroup', { name: 'Question' });
    // The button is gone.
    await waitFor(() => expect(questions.contains(document.activeElement)).toBe(true));
    const choose = (name: string) => user.click(within(questions).getByRole('radio', { name }));
    /** How often the question is on the page: in the list, and above the answer. */
    const occurrences = () => screen.getAllByText(DAY).length;
    expect(occurrences()).toBe(1);
    await choose(WEEK);
    expect(occurrences()).toBe(2);
    await choose('My own question');
    expect(occurrences()).toBe(2);
    await choose(DAY);
    expect(occurrences()).toBe(1);
  },
);

function Answers(now: Pick<VoteAnswersProps, 'answeredChoice' | 'answer'>) {
  return <VoteAnswers name="ask-us" showsQuestion={false} {...now} />;
}

it('the vote and the note on two answers stay while a later question is refused', async () => {
  const user = userEvent.setup();
  resizeWindow(1440, 900);
  const answeredChoice = { question: 0, own: '', knobs: [] };
  const answered = { ...newAnswer(DAY), status: 'done', pair: 'pair-1' } as const;
  const note = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' });
  const { rerender } = render(<Answers answeredChoice={answeredChoice} answer={answered} />);
  await user.type(note(), 'Clear');
  rerender(<Answers answeredChoice={{ ...answeredChoice }} answer={newAnswer(WEEK)} />);
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
  rerender(<Answers answeredChoice={answeredChoice} answer={answered} />);
  expect(note().value).toBe('Clear');

  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  await user.click(screen.getByRole('button', { name: 'Both good' }));
  const status = () => screen.getByRole('status', { name: 'Vote status' }).textContent;
  await waitFor(() => expect(status()).toBe('Your vote is saved. Thank you.'));
  rerender(<Answers answeredChoice={{ ...answeredChoice }} answer={newAnswer(WEEK)} />);
  rerender(<Answers answeredChoice={answeredChoice} answer={answered} />);
  expect(status()).toBe('Your vote is saved. Thank you.');
  rerender(<Answers answeredChoice={{ ...answeredChoice }} answer={{ ...answered, pair: 'pair-2' }} />);
  expect([note().value, status()]).toEqual(['', 'Which answer is better?']);
});
