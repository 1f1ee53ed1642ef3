/** A numbered way to do something. */
import { list, prose } from '../document.ts';
import { explain } from './explain.ts';
import { anglesOn } from './points.ts';
import type { Shape } from './shape.ts';

const LEADS: readonly ((what: string) => string)[] = [
  (what) => `To ${what}, take it in this order.`,
  (what) => `This is how I would ${what}.`,
  (what) => `If you want to ${what}, these steps will do.`,
  (what) => `One way to ${what}:`,
  (what) => `You can ${what} without much fuss.`,
  (what) => `Whoever wants to ${what} begins small.`,
];
const TIPS = [
  'Do the first step today, and the second will ask for itself.',
  'Take a note of what surprised you.',
  'If a step fails, go back one, not to the start.',
  'Leave yourself twice the time you think it takes.',
  'Ask somebody who has done it once.',
  'The third time it will feel easy.',
] as const;
const GENERIC: readonly ((what: string, thing: string) => string)[] = [
  (what) => `Write down in one line what it means to ${what} well.`,
  (_, thing) => `Collect what you need for ${thing}, and put it in one place.`,
  (_, thing) => `Try the smallest version of ${thing} that could work.`,
  (what) => `Show it to someone before you ${what} in earnest.`,
  (_, thing) => `Measure ${thing} once, so that you notice a change.`,
  (what) => `Repeat it, a little larger, until you can ${what} without the list.`,
];

export const steps: Shape = (brief, chooser) => {
  const [topic] = brief.topics;
  const what =
    brief.subject.action ??
    (topic && topic.steps.length > 0 ? `start with ${topic.name}` : `deal with ${brief.subject.thing}`);
  const known = topic?.steps ?? [];
  if (topic && known.length === 0 && brief.length.form !== 'steps') return explain(brief, chooser);
  const generic = chooser.sample(GENERIC, 4).map((step) => step(what, brief.subject.thing));
  const items = known.length > 0 ? known : generic;
  const angles = anglesOn(brief, chooser).map(({ text }) => text);
  const lead = [chooser.pick(LEADS)(what)];
  if (known.length === 0) lead.push('My notes do not cover it, so the steps are general ones.');
  return {
    blocks: [
      prose(...lead),
      list(items, true),
      prose(chooser.pick(TIPS), ...(brief.liveliness >= 2 && topic ? [`It is a little like ${topic.image}.`] : [])),
    ],
    reserve: [...(topic?.facts ?? []), ...angles],
    frame: 'full',
  };
};
