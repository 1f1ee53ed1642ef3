/** Finds the tone that a request asks for. */
import type { PromptParts } from './read-prompt.ts';

export type VoiceName =
  | 'plain'
  | 'formal'
  | 'friendly'
  | 'pirate'
  | 'poetic'
  | 'terse'
  | 'playful'
  | 'dramatic'
  | 'simple'
  | 'technical'
  | 'bright'
  | 'robot';

export interface ToneWish {
  voice: VoiceName;
  /** A tone that was asked for and is none of the voices: it is named in the answer. */
  unknown: string | null;
}

const WORDS: Record<Exclude<VoiceName, 'plain'>, string> = {
  formal:
    'formal professional polite official businesslike corporate serious respectful diplomatic courteous butler lawyer judge diplomat',
  friendly:
    'friendly warm casual informal kind relaxed cheerful welcoming empathetic encouraging supportive chatty conversational gentle neighbour neighbor friend host',
  pirate: 'pirate piratical buccaneer corsair',
  poetic: 'poetic lyrical romantic dreamy poet bard',
  terse: 'terse blunt curt laconic telegraphic clipped soldier',
  playful: 'playful funny humorous witty comedic silly sarcastic ironic cheeky comedian clown',
  dramatic: 'dramatic mysterious epic theatrical shakespearean gothic suspenseful storyteller narrator actor detective',
  simple: 'simple childlike easy eli5 kindergarten',
  technical: 'technical precise scientific academic scholarly engineer scientist professor programmer developer',
  bright: 'enthusiastic excited energetic upbeat passionate motivational lively coach',
  robot: 'robotic robot android machine',
};

const VOICE_BY_WORD: ReadonlyMap<string, VoiceName> = new Map(
  Object.entries(WORDS).flatMap(([voice, words]) => words.split(' ').map((word) => [word, toVoice(voice)] as const)),
);

function toVoice(name: string): VoiceName {
  const voices: readonly VoiceName[] = [
    'formal',
    'friendly',
    'pirate',
    'poetic',
    'terse',
    'playful',
    'dramatic',
    'simple',
    'technical',
    'bright',
    'robot',
  ];
  return voices.find((voice) => voice === name) ?? 'plain';
}

/** Places where a word is about the manner of the answer and not about its matter. */
const MANNERS: readonly RegExp[] = [
  /\b(?:tone|style|voice|mood|register)\b\s*(?:is|:|=|should be|of)?\s*(?:an?\s+|the\s+)?([a-z-]+)/gi,
  /\b([a-z-]+)(?:,? (?:and|but|yet) ([a-z-]+))?\s+(?:tone|style|voice|manner|way|mood|register|words|language|terms)\b/gi,
  /\b(?:be|stay|sound|keep it|remain|speak|talk|write|answer|reply|respond)\s+(?:very\s+|quite\s+|more\s+|always\s+)?([a-z-]+)(?:,? and ([a-z-]+))?/gi,
  /\b(?:as|like)\s+(?:if you were\s+)?(?:an?\s+|the\s+)?(?:[a-z-]+ )?([a-z-]+)/gi,
  /\b([a-z-]+)\s+(?:greeting|welcome|answer|reply|response|e-?mail|letter|note|message|explanation|summary|description|toast|announcement|introduction|speech)\b/gi,
];
const ADVERB = /\b([a-z]{3,}?)(?:al)?ly\b/gi;
const ROLE = /\byou are\s+(?:an?\s+|the\s+)?([a-z -]{3,60})/gi;

/** Words before "greeting" or "tone" that say nothing about the tone. */
const NO_TONE =
  /^(?:a|an|the|this|that|your|my|our|his|her|its|one|two|three|single|short|brief|long|detailed|good|nice|best|great|new|first|final|last|own|same|right|clear|full|thank-you|birthday|cover|welcome|write|any|some|each|every|and|or|of|in|with|to|for|neutral|normal|plain|usual|what|no|me|it|you|is)$/i;
const NAMED = /\b([a-z-]{4,})\s+(?:tone|style|voice|manner|mood|greeting|welcome)\b/i;

/** The nearest wish wins: a "Tone:" line, then the instructions, the question, and the system message. */
export function readTone(parts: PromptParts, system: string): ToneWish {
  const label = ['tone', 'style', 'voice', 'mood', 'register'].map((name) => parts.labels.get(name)).find(Boolean);
  if (label) {
    const voice = label
      .toLowerCase()
      .match(/[a-z0-9-]+/g)
      ?.map((word) => VOICE_BY_WORD.get(word))
      .find(Boolean);
    return voice
      ? { voice, unknown: null }
      : { voice: 'plain', unknown: NO_TONE.test(label) ? null : label.slice(0, 40) };
  }
  for (const text of [parts.lead, parts.question, system]) {
    const voice = findVoice(text);
    if (voice) return { voice, unknown: null };
    const named = text === system ? undefined : NAMED.exec(text)?.[1];
    if (named && !NO_TONE.test(named)) return { voice: 'plain', unknown: named.toLowerCase() };
  }
  const roles = [...system.matchAll(ROLE)].flatMap((match) => (match[1] ?? '').toLowerCase().split(/[^a-z]+/));
  return { voice: roles.map((word) => VOICE_BY_WORD.get(word)).find(Boolean) ?? 'plain', unknown: null };
}

function findVoice(text: string): VoiceName | null {
  // Instructions stand at the beginning; a pasted book is not searched.
  const head = text.slice(0, 2_000);
  if (
    /\b(?:like i am|like i'm|as if i were|to an?|for an?|for|to) (?:five|5|child|children|kids|beginner|beginners|six-year-old|toddlers?)\b/i.test(
      head,
    )
  )
    return 'simple';
  for (const manner of MANNERS) {
    for (const match of head.matchAll(manner)) {
      for (const word of match.slice(1)) {
        const voice = word && VOICE_BY_WORD.get(word.toLowerCase());
        if (voice) return voice;
      }
    }
  }
  for (const [, stem] of head.matchAll(ADVERB)) {
    const voice = stem && VOICE_BY_WORD.get(stem.toLowerCase());
    if (voice) return voice;
  }
  return null;
}
