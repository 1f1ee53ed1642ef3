import { expect, it } from 'vitest';
import type { VisitedDemo } from '#contract/demos/visitor.ts';
import { askBody, chosenText, firstChoice, settingText } from './visit-choice.ts';

const range = { kind: 'range', min: 0, max: 1, step: 0.1, isWhole: false, value: 0.4 } as const;
const options = { kind: 'options', options: ['Neutral', 'Friendly'], value: 1 } as const;
const demo: VisitedDemo = {
  title: 'Ask',
  lead: '',
  questions: ['One?', 'Two?'],
  own: { most: 100 },
  knobs: [
    { label: 'Creativity', control: range },
    { label: 'Tone', control: { ...options, options: [...options.options] } },
  ],
  isVote: false,
  showsTimes: false,
  perHour: 60,
  openUntil: null,
  version: 3,
};

it('a visitor sends the number of a question, or what was typed, with a number for each knob', () => {
  const first = firstChoice(demo);
  expect(askBody(demo, first)).toEqual({ version: 3, question: 0, knobs: [0.4, 1] });
  const own = { ...first, question: null, own: '  Why? ' };
  expect(askBody(demo, own)).toEqual({ version: 3, question: 'Why?', knobs: [0.4, 1] });
  expect(chosenText(demo, { ...own, own: ' ' })).toBe('');
});

it('a visitor keeps what was typed when the demo was changed, if it still takes own questions', () => {
  expect(firstChoice(demo, 'Why?')).toMatchObject({ question: null, own: 'Why?' });
  expect(firstChoice({ ...demo, own: null }, 'Why?')).toMatchObject({ question: 0, own: 'Why?' });
  expect(firstChoice({ ...demo, questions: [] })).toMatchObject({ question: null });
});

it('the value of a knob is shown as text', () => {
  expect(settingText(range, 0.4)).toBe('0.4');
  expect(settingText(demo.knobs[1]?.control ?? range, 1)).toBe('Friendly');
});
