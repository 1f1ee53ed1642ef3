/** Answers from what users said about themselves. */
import { upperFirst } from '#contract/text/upper-first.ts';
import { toSecondPerson } from './read-brief.ts';

/** "I'm German" and "I'm from Oslo" are not names. */
const NAME =
  /\b(?:[Mm]y name is|[Cc]all me|I am|I['’]m) (?!\p{L}+(?:ish|ese|rman|ican|lian)\b)(\p{Lu}[\p{L}’'-]{1,40}(?: \p{Lu}[\p{L}’'-]{1,40})?)/u;
const FACT =
  /^(?:i (?:like|love|prefer|enjoy|hate|have|live|work|play|collect)|my (?!name|question)[\p{L} ]{2,40} (?:is|are)) .{1,100}$/iu;

/** The name, and facts such as "you like old engines", in the order in which they were said. */
function readPerson(texts: readonly string[]): { name: string | null; facts: string[] } {
  const statements = texts
    .flatMap((text) => text.match(/[^.!?;\n]{1,300}[.!?;]?/g) ?? [])
    .filter((text) => !text.includes('?'));
  const clauses = statements.flatMap((text) => text.replace(/[.!;]$/, '').split(/,? and (?=(?:i|my)\b)/i));
  const facts = clauses.map((clause) => clause.trim()).filter((clause) => FACT.test(clause));
  const names = clauses.flatMap((clause) => NAME.exec(clause)?.[1] ?? []);
  return { name: names.at(-1) ?? null, facts: facts.map(toSecondPerson) };
}

/** Answers from earlier messages, or greets a user who gives a name; null for any other question. */
export function answerFromMemory(question: string, said: readonly string[]): string | null {
  const asksName = /\b(?:my name|who (?:am I|I am))\b/i.test(question);
  const asksFact = /\b(?:(?<!how )do I|about me)\b|^(?:what|which) (?:is|are) my\b/i.test(question);
  const isQuestion = question.includes('?');
  const { name, facts } = readPerson(isQuestion ? said : [question]);
  if (!isQuestion) {
    if (name === null && facts.length === 0) return null;
    const greeting = name === null ? 'Thank you for telling me.' : `Nice to meet you, ${name}.`;
    return facts.length === 0 ? greeting : `${greeting} I will remember that ${facts.join(' and that ')}.`;
  }
  const words = keyWords(question);
  const isMeant = (fact: string) => /about me/i.test(question) || keyWords(fact).some((word) => words.includes(word));
  const known = [
    ...(asksName && name !== null ? [`your name is ${name}`] : []),
    ...(asksFact ? facts.filter(isMeant) : []),
  ];
  if (known.length > 0) return `${upperFirst(known.join(', and '))}.`;
  return asksName || (asksFact && /^(?:what|which)\b/i.test(question)) ? 'You have not told me that yet.' : null;
}

const COMMON =
  /^(?:the|and|what|why|how|who|where|when|which|doe|are|wa|were|ha|have|for|with|from|about|explain|you|your)$/;

/** Treats "volcanoes" and "volcano", "colour" and "color" as the same word. */
export function keyWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]{3,40}/gu) ?? [];
  return words
    .map((word) => word.replace(/our$/, 'or').replace(/(?<=o)es$|s$|ing$|ed$/, ''))
    .filter((word) => !COMMON.test(word));
}
