/** A greeting for a guest: "Ada, who loves engines". */
import type { Brief } from '../brief.ts';
import { capitalise, prose } from '../document.ts';
import { playingGreetings } from './greetings-playing.ts';
import { soberGreetings } from './greetings-sober.ts';
import type { Shape } from './shape.ts';

const greetings = { ...soberGreetings, ...playingGreetings };

const GUEST =
  /^\W*(?:(?:please )?(?:greet|welcome)\s+|.{0,40}\b(?:greeting|welcome)\b[^:]{0,20}?\b(?:for|to)\s+)?(.*)$/is;

export const greeting: Shape = (brief, chooser) => {
  const { name, detail } = readGuest(brief);
  const place = readPlace(brief);
  const phrases = greetings[brief.tone.voice];
  const fill = (text: string): string =>
    text
      .replaceAll('{name}', name)
      .replaceAll('{place}', place)
      .replace(/(?<=[.:] )\p{Ll}/gu, (letter) => letter.toUpperCase());
  const welcome = fill(chooser.pick(phrases.welcomes));
  const about =
    detail === null
      ? fill(chooser.pick(phrases.general))
      : chooser.pick(phrases.details).replaceAll('{detail}', detail);
  const offer = fill(chooser.pick(phrases.offers));
  const more = brief.liveliness >= 2 ? [fill(chooser.pick(phrases.flourishes))] : [];
  const aside =
    brief.liveliness >= 3 ? [fill(chooser.pick(phrases.flourishes.filter((text) => !more.includes(fill(text)))))] : [];
  const manner = brief.tone.unknown === null ? [] : [`I am trying to sound ${brief.tone.unknown}.`];
  return {
    blocks: [prose(welcome, ...manner, capitalise(about)), prose(offer, ...more, ...aside)],
    reserve: [...phrases.general.map(fill), ...phrases.offers.map(fill), ...phrases.flourishes.map(fill)].filter(
      (text) => text !== offer && !more.includes(text) && !aside.includes(text) && text !== about,
    ),
    frame: 'quiet',
  };
};

/** The name, and what is told about the guest in the third person: "loves engines". */
function readGuest(brief: Brief): { name: string; detail: string | null } {
  const text = (brief.parts.labels.get('guest') ?? GUEST.exec(brief.parts.question)?.[1] ?? brief.parts.question)
    .slice(0, 600)
    .replace(/\s+/g, ' ')
    .trim();
  const known = brief.role.address ?? brief.parts.labels.get('name');
  const named = /\b(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3})/u.exec(
    text.replace(/^(?:Write|Say|Give|The|A|An|My|Our|For|To|This|Please)\b/u, ''),
  )?.[1];
  const clause = text.split(/[,.;:]/)[0]?.trim() ?? '';
  // Whole words, where there are several.
  const fallback = /^.{1,40}(?!\S)/u.exec(clause)?.[0].trim() ?? clause.slice(0, 40);
  const name = known || named || (fallback === '' ? 'dear guest' : fallback);
  const detail = /,?\s*\b(?:who|that)\s+([^.!?\n]{3,120})/i.exec(text)?.[1] ?? null;
  if (detail !== null) return { name, detail: detail.trim() };
  const apposition =
    named === undefined ? null : (new RegExp(`${named},\\s*(an?\\s[^.!?\\n]{3,100})`, 'u').exec(text)?.[1] ?? null);
  return { name, detail: apposition === null ? null : `is ${apposition.trim()}` };
}

function readPlace({ role }: Brief): string {
  return role.place === null ? 'this place' : role.place.replace(/^(?:an?|the)\s+/i, 'our ');
}
