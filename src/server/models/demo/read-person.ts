/** What the user has said about themselves, in the conversation and now. */
import type { Turn } from './read-prompt.ts';

export interface PersonalFact {
  /** As it can be told back: "your favourite colour is green". */
  statement: string;
  keywords: readonly string[];
}

export interface Person {
  name: string | null;
  facts: readonly PersonalFact[];
}

const NAME =
  /\b(?:[Mm]y name(?:'s| is)|[Nn]ame is|[Cc]all me|[Tt]his is|(?:I am|i am|I'm|i'm)(?: called)?)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/gu;
/** Words in capitals after "I am" that are no names. */
const NO_NAME = /^(?:I|In|On|At|From|A|An|The|Not|So|Very|German|French|English|Italian|Spanish|American|British)$/;

/** The rest of a statement, up to its end or to the next thought. */
const VALUE = '([^.!?\\n;]{1,80}?)(?=,? (?:and|but) (?:i|my|what|how|can|please)\\b|[.!?\\n;]|$)';

type Tell = (first: string, value: string) => string;

const FACTS: readonly (readonly [RegExp, Tell])[] = [
  toFact(
    'my ((?:favou?rite )?[\\p{L} ]{2,40}? (?:is|are)) (?!called\\b)',
    (subject, value) => `your ${subject} ${value}`,
  ),
  toFact(
    'i (?:really |also |do )?(like|love|enjoy|prefer|hate|own|have|need|want|study|play|collect|build|grow|teach|speak) ',
    (verb, value) => `you ${verb.toLowerCase()} ${value}`,
  ),
  toFact('i ((?:live|stay) (?:in|near|at|on)) ', (verb, value) => `you ${verb.toLowerCase()} ${value}`),
  toFact('i (work (?:as|at|for|in|on|with)) ', (verb, value) => `you ${verb.toLowerCase()} ${value}`),
  toFact(
    "i(?:'m| am) (an?|from|allergic to|afraid of|interested in|learning|working on|looking for) ",
    (start, value) => `you are ${start.toLowerCase()} ${value}`,
  ),
];

function toFact(start: string, tell: Tell): readonly [RegExp, Tell] {
  return [new RegExp(`\\b${start}${VALUE}`, 'giu'), tell];
}

/** Later words win for the name; facts come in the order they were told. */
export function readPerson(turns: readonly Turn[], question: string): Person {
  const said = [...turns.filter(({ isUser }) => isUser).map(({ text }) => text), question];
  let name: string | null = null;
  const facts = new Map<string, PersonalFact>();
  for (const text of said) {
    const head = text.slice(0, 4_000);
    name = findName(head) ?? name;
    for (const [pattern, tell] of FACTS) {
      for (const match of head.matchAll(pattern)) {
        // "What do I like about it?" tells nothing.
        if (head[match.index + match[0].length] === '?') continue;
        const statement = tell(match[1] ?? '', turn(match[2] ?? ''))
          .replace(/\s+/g, ' ')
          .trim();
        if (/^your name\b/.test(statement)) continue;
        facts.set(statement.toLowerCase(), { statement, keywords: statement.toLowerCase().match(/\p{L}{3,}/gu) ?? [] });
      }
    }
  }
  return { name, facts: [...facts.values()] };
}

/** The name in "my name is Ada" or "I'm Ada Lovelace"; null when there is none. */
export function findName(text: string): string | null {
  let found: string | null = null;
  for (const [whole, name] of text.matchAll(NAME)) {
    if (name === undefined || NO_NAME.test(name.split(/\s/)[0] ?? '')) continue;
    found = /call me|name|called/i.test(whole) || found === null ? name : found;
  }
  return found;
}

/** Tells it back to the one who said it. */
function turn(text: string): string {
  return text
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bi am\b/gi, 'you are')
    .replace(/\b(?:i|me)\b/gi, 'you')
    .trim();
}
