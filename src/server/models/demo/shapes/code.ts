/** A small program with a word before and after. */
import type { Brief } from '../brief.ts';
import { prose } from '../document.ts';
import type { Shape } from './shape.ts';
import { type CodeLanguage, snippets } from './snippets.ts';

const LANGUAGES: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/\btypescript\b|\bts\b/i, 'typescript'],
  [/\bjavascript\b|\bjs\b|\bnode(?:\.?js)?\b/i, 'javascript'],
  [/\bsql\b|\bpostgres|\bsqlite\b/i, 'sql'],
  [/\bbash\b|\bshell\b|\bcommand line\b/i, 'bash'],
  [/\bpython\b/i, 'python'],
];
const OTHER = /\bin (java|rust|go|c\+\+|c#|ruby|php|kotlin|swift|haskell|scala|lua|perl|r)\b/i;
const NAMES: Record<CodeLanguage, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  sql: 'SQL',
  bash: 'the shell',
};

export const code: Shape = (brief, chooser) => {
  const text = `${brief.parts.lead} ${brief.parts.question}`;
  const asked = LANGUAGES.find(([pattern]) => pattern.test(text))?.[1] ?? 'python';
  const snippet = snippets.find(({ task }) => task.test(text));
  const language = snippet && snippet.code[asked] === undefined ? 'python' : asked;
  const program = snippet?.code[language] ?? writeFilter(language, brief);
  const name = snippet?.name ?? `finding ${readWord(brief)} in a list`;
  const lead = [
    chooser.pick([
      `A small piece of ${NAMES[language]} for ${name}:`,
      `In ${NAMES[language]}, ${name} can look like this:`,
      `Here is ${name}, in ${NAMES[language]}.`,
      `For ${name} this much ${NAMES[language]} is enough.`,
      `This is how I would write ${name} in ${NAMES[language]}.`,
    ]),
  ];
  const other = OTHER.exec(text)?.[1];
  if (other !== undefined || language !== asked)
    lead.push(`I was asked for ${other ?? NAMES[asked]}, but this is what I have.`);
  const ending = chooser.pick([
    'Try it with an empty input first.',
    'Add a test before you change it.',
    'It has no dependencies.',
    'The names are the part to change.',
    'Run it once by hand before you rely on it.',
    'Long inputs deserve a second look.',
  ]);
  return {
    blocks: [
      prose(...lead),
      { kind: 'code', language: language === 'bash' ? 'sh' : language, code: program },
      prose(ending),
    ],
    reserve: [],
    frame: 'quiet',
  };
};

/** Nothing fits, so a filter that is named after the question: short, right, and easy to change. */
function writeFilter(language: CodeLanguage, brief: Brief): string {
  const word = readWord(brief);
  switch (language) {
    case 'python':
      return `def find_${word}(items: list[str]) -> list[str]:\n    """Items that mention ${word}, shortest first."""\n    return sorted((item for item in items if "${word}" in item.lower()), key=len)\n\n\nprint(find_${word}(["About ${word}", "Something else"]))`;
    case 'javascript':
      return `function find_${word}(items) {\n  return items.filter((item) => item.toLowerCase().includes('${word}')).toSorted((a, b) => a.length - b.length);\n}\n\nconsole.log(find_${word}(['About ${word}', 'Something else']));`;
    case 'typescript':
      return `function find_${word}(items: readonly string[]): string[] {\n  return items.filter((item) => item.toLowerCase().includes('${word}')).toSorted((a, b) => a.length - b.length);\n}\n\nconsole.log(find_${word}(['About ${word}', 'Something else']));`;
    case 'sql':
      return `SELECT category, COUNT(*) AS how_many\nFROM ${word}\nGROUP BY category\nORDER BY how_many DESC;`;
    case 'bash':
      return `grep --ignore-case --count "${word}" notes/*.txt`;
  }
}

const NO_NAME =
  /^(?:python|javascript|typescript|sql|bash|shell|function|script|program|code|snippet|java|rust|java|query|return|returns|list)$/;

function readWord(brief: Brief): string {
  const words = brief.subject.keywords
    .map((keyword) => keyword.replace(/[^a-z0-9]/g, ''))
    .filter((keyword) => /^[a-z]/.test(keyword) && !NO_NAME.test(keyword));
  return words[0] ?? 'match';
}
