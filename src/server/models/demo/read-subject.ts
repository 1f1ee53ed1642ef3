/** Finds what a question is about: its topic words, and a phrase that can stand in a sentence. */

export interface Subject {
  /** A noun phrase for use inside a sentence: "the moon", "sourdough bread". */
  thing: string;
  /** "bake bread at home", for questions of the form "how do I …"; else null. */
  action: string | null;
  /** Content words in order, each once, lower case. */
  keywords: readonly string[];
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also always am an and another any anyone anything are as ask at away back be because been before
being best better between both but by can cannot come could day did different difference do does doing done down each either else enough ever every
everyone everything example few find first for from get getting give go going good got had has have having he help her here hers him his how however i
if in instead into is it its itself just keep kind know last least less let like little long look lot made main make makes making went goes gone came comes took takes felt feel feels seems happen happens happened form forms won wrote built lost invented discovered become became many may maybe me
mean means might mine more most much must my myself need needs never new next no nobody none nor not nothing now of off often ok on once one
only or other others our out over own people person please put quite rather really right said same say says see seem shall she should show simple
so some somebody someone something sometimes soon still such sure take tell than thank thanks that the their them then there these they thing things
think this those though through to today together told too try two under until up upon us use used using very want wants was way ways we well were what
when where whether which while who whole whom whose why will wish with without word words work works would write yes yet you your yours yourself
explain describe answer question sentence sentences paragraph paragraphs bullet bullets point points list table json csv short brief detail detailed
step steps give name three four five six seven eight nine ten compare versus vs pros cons tips ideas suggest exactly summarise summarize
hello hi hey dear dont doesnt isnt cant wont im ive id youre its thats whats lets`.split(/\s+/),
);

const OPENINGS: readonly RegExp[] = [
  /^(?:please|hey|hi|hello|ok(?:ay)?|so|well|and|but|now)\b[,.!]*\s*/i,
  /^(?:can|could|would|will) you (?:please )?/i,
  /^(?:i (?:want|need|would like|'d like) (?:you )?to|i wonder|help me(?: to)?|teach me(?: to)?)\s+/i,
  /^(?:tell (?:me|us)|explain(?: to me)?|describe|write|give (?:me|us)|list|show (?:me|us)|name|suggest|discuss|outline|summari[sz]e|compare|say something)\b\s*/i,
  /^(?:about|on)\s+/i,
  /^(?:an?|the|some|a few|three|four|five|\d+)?\s*(?:\w+ )?(?:facts|tips|ideas|reasons|examples|list|overview|introduction|summary|guide|things|ways|story|poem|haiku|joke|pros and cons|advantages|paragraphs?|sentences?|words)\s+(?:about|on|for|of|to|why|how)\s+/i,
];
const QUESTION =
  /^(?:what|who|where|when|why|how|which|is|are|was|were|do|does|did|can|could|should|would|will|has|have)\b/i;
const ACTION =
  /^how\s+(?:do|can|should|could|would|might|to)?\s*(?:i|you|we|one|people|someone)?\s*(?:to\s+)?(?=[a-z])/i;
const ENDINGS =
  /\s*(?:,?\s*(?:in|with|as|using|under|within|at most|for)\s+(?:an?\s+|the\s+|about\s+|exactly\s+|at most\s+)?(?:(?:\w+\s+){0,2})(?:sentences?|bullet points?|bullets|points|words?|paragraphs?|table|list|json|csv|steps|tone|style|detail)|,?\s*(?:step[- ]by[- ]step|briefly|in short|please|in detail))\s*$/i;

/** Never throws; only the first 600 characters are looked at. `audience`, where known, is no part of the subject. */
export function readSubject(question: string, audience: string | null = null): Subject {
  let phrase = question.slice(0, 600).replace(/\s+/g, ' ').trim();
  // The question itself often comes last, after what leads to it.
  const sentences = phrase.match(/[^.?!]+[.?!]*/g) ?? [phrase];
  phrase = (sentences.findLast((sentence) => sentence.trim().endsWith('?')) ?? sentences[0] ?? phrase).trim();
  phrase = phrase.replace(/[\s?!.…:;,]+$/u, '');
  for (const opening of [...OPENINGS, ...OPENINGS]) phrase = phrase.replace(opening, '');
  if (audience !== null) phrase = phrase.replace(` to ${audience}`, '').replace(` for ${audience}`, '');
  phrase = withoutWishes(phrase);
  const keywords = readKeywords(phrase === '' ? question : phrase);
  const isAction = /^how\s+(?:do|can|should|could|would|might)\s+(?:i|you|we|one|people)\b|^how to\b/i.test(phrase);
  const action = isAction ? shorten(phrase.replace(ACTION, '').replace(/\b(?:my|our)\b/gi, 'your')) : null;
  return {
    thing: readThing(phrase, action === '' ? null : action, keywords),
    action: action === '' ? null : action,
    keywords,
  };
}

/** Without "in one sentence" and the like at its end. */
export function withoutWishes(phrase: string): string {
  return phrase.replace(ENDINGS, '').replace(ENDINGS, '');
}

/** Content words of a text, in order, each once. */
export function readKeywords(text: string): string[] {
  const words =
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’+#-]*/gu) ?? [];
  return [...new Set(words.map(normalise))].filter(
    (word) => word.length > 1 && !STOP_WORDS.has(word.replace(/['’]/g, '')),
  );
}

/** A determiner and its nouns, or the content words up to the first small word. */
function readThing(phrase: string, action: string | null, keywords: readonly string[]): string {
  if (isNounPhrase(phrase)) return shorten(lowerFirst(phrase));
  const bare = (action?.replace(/^\S+\s*/, '') ?? phrase)
    .replace(/^(?:what|who|where|when|why|how|which)(?:'s)?\s*(?:much|many|long|often|far|old|big|fast)?\s*/i, '')
    .replace(/^(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|am)\s+/i, '')
    .replace(/^(?:i|you|we|they|he|she|it|one|there)\s+/i, '');
  // "How do planes fly": after such a verb the second word is no part of the name.
  const hasVerbNext = action === null && /^\S+\s+(?:do|does|did|can|could|will|would|should)\b/i.test(phrase);
  const nouns: string[] = [];
  let determiner = '';
  for (const word of bare.split(' ')) {
    const isContent = keywords.includes(normalise(word));
    if (isContent && nouns.length === 0 && /[^e]ed$/i.test(word)) continue;
    if (isContent) nouns.push(word.replace(/[,.;:()"“”]/g, ''));
    else if (nouns.length > 0) break;
    else determiner = /^(?:the|my|our|your|this|that|these|those|an?)$/i.test(word) ? word.toLowerCase() : '';
    if (nouns.length === (hasVerbNext ? 1 : 3)) break;
  }
  if (nouns.length === 0) return keywords[0] ?? 'this';
  // "the sky blue": after a determiner the second word is more often a property than part of the name.
  const kept = determiner !== '' && nouns.length >= 2 && /^(?:why|is|are)\b/i.test(phrase) ? nouns.slice(0, 1) : nouns;
  return shorten([/^(?:my|our)$/.test(determiner) ? 'your' : determiner, ...kept].filter(Boolean).join(' '));
}

function isNounPhrase(phrase: string): boolean {
  return (
    phrase !== '' &&
    phrase.length <= 60 &&
    phrase.split(' ').length <= 6 &&
    !QUESTION.test(phrase) &&
    !/[.,;:()]|\b(?:i|we|you|is|are|was|were|has|have|had|will|went|do|does|did)\b/i.test(phrase)
  );
}

/** The form in which `readKeywords` lists a word. */
function normalise(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’+#-]/gu, '')
    .replace(/['’]s?$/, '');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*\b/.test(text) && /^(?:The|A|An|My|Our|Your)\b/.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}

function shorten(phrase: string): string {
  const text = phrase.trim();
  return text.length > 80 ? `${text.slice(0, 80).replace(/\s+\S*$/, '')}…` : text;
}
