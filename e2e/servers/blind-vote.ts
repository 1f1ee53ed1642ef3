/** A blind vote on two pairs, as a Tweakbench stores it. */
export const BLIND_VOTE = {
  name: 'Billing questions',
  flow: { id: 'flow-1', name: 'Support reply' },
  source: { suite: null, result: null },
  same: 1,
  variants: [
    { letter: 'A', name: 'Precise', tweaks: {} },
    { letter: 'B', name: 'Warm', tweaks: {} },
  ],
  pairs: ['Can I pay by invoice?', 'Where is order 7731?'].map((question, at) => ({
    question,
    case: at + 1,
    answers: [`Yes, precisely ${at}.`, `Of course, warmly ${at}!`],
  })),
};
