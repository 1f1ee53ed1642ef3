/** Says a plain sentence in another voice. The plain sentences have no contractions, so that a formal voice needs no change. */
import { capitalise } from './document.ts';
import type { VoiceName } from './read-tone.ts';

type Replacement = readonly [RegExp, string];

const CONTRACTIONS: readonly Replacement[] = [
  [/\bit is\b(?=\s+\w)/g, 'it’s'],
  [/\bIt is\b(?=\s+\w)/g, 'It’s'],
  [/\b([Tt]hat|[Hh]ere|[Tt]here|[Ww]hat) is\b(?=\s+\w)/g, '$1’s'],
  [/\b([Yy]ou|[Tt]hey|[Ww]e) are\b(?=\s+\w)/g, '$1’re'],
  [/\b([Yy]ou|[Tt]hey|[Ww]e|I) (?:will|shall)\b/g, '$1’ll'],
  [/\bI am\b(?=\s+\w)/g, 'I’m'],
  [/\bI have\b/g, 'I’ve'],
  [/\bI would\b/g, 'I’d'],
  [/\b([Ll])et us\b/g, '$1et’s'],
  [/\b(do|does|did|is|are|was|were|has|have|could|would|should) not\b/gi, '$1n’t'],
  [/\b([Cc])annot\b/g, '$1an’t'],
];

const PIRATE: readonly Replacement[] = [
  [/\b[Yy]ou are\b/g, 'ye be'],
  [/\b(it|that|this|he|she|there|here) is\b/gi, '$1 be'],
  [/\b(they|we|these|those|there) are\b/gi, '$1 be'],
  [/\bare\b/g, 'be'],
  [/\bis\b/g, 'be'],
  [/\byour\b/g, 'yer'],
  [/\bYour\b/g, 'Yer'],
  [/\byou\b/g, 'ye'],
  [/\bYou\b/g, 'Ye'],
  [/\bmy\b/g, 'me'],
  [/\bMy\b/g, 'Me'],
  [/\bpeople\b/g, 'shipmates'],
  [/\bfriends?\b/g, 'matey'],
  [/\bmoney\b/g, 'doubloons'],
  [/\bvery\b/g, 'mighty'],
  [/\bof\b/g, 'o’'],
  [/\band\b/g, 'an’'],
  [/\bthem\b/g, '’em'],
  [/\b([a-z]{3,})ing\b/g, '$1in’'],
];

const POETIC: readonly Replacement[] = [
  [/\bbecause\b/g, 'for'],
  [/\boften\b/g, 'time and again'],
  [/\bvery\b/g, 'ever so'],
  [/\bstart\b/g, 'begin'],
  [/\bmany\b/g, 'countless'],
  [/\bfast\b/g, 'swift'],
];

const SIMPLE: readonly Replacement[] = [
  [/\babout (?=\d)/g, 'around '],
  [/\bper cent\b/g, 'out of a hundred'],
  [/\bevaporation\b/g, 'drying up'],
  [/\bcondensed\b/g, 'turned back to drops'],
  [/\bsatellite\b/g, 'companion'],
  [/\bdescendants\b/g, 'great-grandchildren'],
  [/\bviolent\b/g, 'wild'],
  [/; /g, '. '],
];

const ROBOT: readonly Replacement[] = [
  [/\bI am\b/g, 'Unit is'],
  [/\bI have\b/g, 'Unit has'],
  [/\bI\b/g, 'Unit'],
  [/\bmy\b/g, 'unit’s'],
  [/\bpeople\b/g, 'humans'],
  [/\bbecause\b/g, 'cause:'],
];

/** Works on prose; Markdown emphasis in it survives. */
export function rewriteSentence(sentence: string, voice: VoiceName): string {
  switch (voice) {
    case 'friendly':
    case 'playful':
    case 'bright':
      return replaceAll(sentence, CONTRACTIONS);
    case 'pirate':
      return capitalise(replaceAll(sentence, PIRATE));
    case 'poetic':
      return replaceAll(sentence, POETIC);
    case 'simple':
      return capitaliseAll(replaceAll(replaceAll(sentence, SIMPLE), CONTRACTIONS));
    case 'robot':
      return replaceAll(sentence, ROBOT);
    case 'terse':
      return clip(sentence);
    case 'plain':
    case 'formal':
    case 'dramatic':
    case 'technical':
      return sentence;
  }
}

function replaceAll(sentence: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((text, [pattern, by]) => text.replace(pattern, by), sentence);
}

function capitaliseAll(text: string): string {
  return text.replace(/(?<=\. )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Only the first clause, where that still says something. */
function clip(sentence: string): string {
  const clause = /^(.{18,}?)[,;] .*$/u.exec(sentence)?.[1];
  const isWhole =
    clause !== undefined &&
    !/^(?:If|When|While|As|Without|In|At|On|For|After|Before|Most|Whoever|Once|With)\b/.test(sentence);
  return isWhole ? `${clause}.` : sentence;
}
