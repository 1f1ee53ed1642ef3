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
  /\b(?:my name(?:'s| is)|my name, by the way, is|call me|i am called|i'm called|name is|this is|i am|i'm)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/gu;
/** Words in capitals after "I am" that are no names. */
const NO_NAME = /^(?:I|In|On|At|From|A|An|The|Not|So|Very|German|French|English|Italian|Spanish|American|British)$/;

const FACTS: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [
    /\bmy ((?:favou?rite )?[\p{L} ]{2,40}?) (is|are) (?!called\b)([^.!?\n;]{1,80})/giu,
    (m) => `your ${m[1]} ${m[2]} ${turn(m[3])}`,
  ],
  [
    /\bi (?:really |also |do )?(like|love|enjoy|prefer|hate|own|have|need|want|study|play|collect|build|grow|teach|speak) ([^.!?\n;]{2,80})/giu,
    (m) => `you ${m[1]?.toLowerCase()} ${turn(m[2])}`,
  ],
  [/\bi (?:live|stay) (in|near|at|on) ([^.!?\n;,]{2,60})/giu, (m) => `you live ${m[1]} ${turn(m[2])}`],
  [/\bi work (as|at|for|in|on|with) ([^.!?\n;,]{2,60})/giu, (m) => `you work ${m[1]} ${turn(m[2])}`],
  [/\bi(?:'m| am) (an? [^.!?\n;,]{2,60})/giu, (m) => `you are ${turn(m[1])}`],
  [
    /\bi(?:'m| am) ((?:from|allergic to|afraid of|interested in|learning|working on|looking for) [^.!?\n;,]{2,60})/giu,
    (m) => `you are ${turn(m[1])}`,
  ],
];

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
        const statement = tell(match).replace(/\s+/g, ' ').trim();
        if (/^your name\b|\?$/.test(statement)) continue;
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
    found = /call me|name/i.test(whole) || found === null ? name : found;
  }
  return found;
}

/** Turns "my" into "your", and cuts off what is another thought. */
function turn(text: string | undefined): string {
  return (text ?? '')
    .replace(/,? (?:and|but) (?:i|my|what|how|can|please)\b.*$/i, '')
    .replace(/\bmy\b/gi, 'your')
    .replace(/\bi am\b/gi, 'you are')
    .replace(/\bi\b/gi, 'you')
    .replace(/\bme\b/gi, 'you')
    .trim();
}
