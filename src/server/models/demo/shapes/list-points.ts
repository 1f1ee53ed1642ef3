/** A list: facts, tips, ideas, pros and cons. */
import { capitalise, list, prose } from '../document.ts';
import { pointsOn } from './points.ts';
import type { Shape } from './shape.ts';

const LEADS: readonly ((thing: string) => string)[] = [
  (thing) => `On ${thing}, in points:`,
  (thing) => `What I would note about ${thing}:`,
  (thing) => `A list on ${thing}, most useful first:`,
  (thing) => `${capitalise(thing)}, piece by piece:`,
  (thing) => `These are worth remembering about ${thing}:`,
  (thing) => `Taken one by one, these belong to ${thing}:`,
];
const PROS: readonly ((thing: string) => string)[] = [
  (thing) => `**For:** you can judge ${thing} after a single try.`,
  (thing) => `**For:** people who have got used to ${thing} rarely go back.`,
  (thing) => `**For:** a small start with ${thing} costs little.`,
  (thing) => `**For:** with ${thing} there is room for a change of mind.`,
];
const CONS: readonly ((thing: string) => string)[] = [
  (thing) => `**Against:** the time for ${thing} is easy to underrate.`,
  (thing) => `**Against:** without a clear aim, interest in ${thing} wears off.`,
  (thing) => `**Against:** attention for ${thing} is short on some days.`,
  (thing) => `**Against:** what works for others with ${thing} may not work for you.`,
];

export const listPoints: Shape = (brief, chooser) => {
  const { thing } = brief.subject;
  const [topic] = brief.topics;
  const name = topic?.name ?? brief.subject.action ?? thing;
  const points = pointsOn(brief, chooser);
  if (/\bpros and cons\b/i.test(`${brief.parts.lead} ${brief.parts.question}`)) {
    const sides = [...chooser.sample(PROS, 2), ...chooser.sample(CONS, 2)].map((side) => side(name));
    return {
      blocks: [prose(chooser.pick(LEADS)(name)), list(sides)],
      reserve: points.map(({ text }) => text),
      frame: 'full',
    };
  }
  const wantsSteps = /\btips\b|\bchecklist\b/i.test(brief.parts.question) && (topic?.steps.length ?? 0) > 0;
  const items = wantsSteps
    ? [...(topic?.steps ?? []), ...points.map(({ text }) => text)]
    : points.map(({ text }) => text);
  const count = brief.length.isDetailed ? 7 : brief.length.isShort ? 3 : 4 + Math.floor(chooser.next() * 2);
  return {
    blocks: [prose(chooser.pick(LEADS)(name)), list(items.slice(0, count))],
    reserve: items.slice(count),
    frame: 'full',
  };
};
