/** Finds a sum in a question and works it out: "What is 12 times (3 + 4)?", "15% of 80". */

export interface Sum {
  /** As it was asked, with plain signs. */
  text: string;
  /** Null when it divides by zero. */
  value: number | null;
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s+of\s+/gi, '$1 / 100 * '],
  [/\bplus\b/gi, '+'],
  [/\bminus\b/gi, '-'],
  [/\btimes\b|\bmultiplied by\b|×/gi, '*'],
  [/\bdivided by\b|÷/gi, '/'],
  [/(\d)\s*x\s*(?=\d)/gi, '$1 * '],
  [/(\d),(?=\d{3}\b)/g, '$1'],
];
const SUM = /[-(\s]*\d[\d\s.()+\-*/^]*[-+*/^][\d\s.()+\-*/^]*[\d)]/;
/** Longer ones are no questions of a person, and nesting them deeply must not overflow the stack. */
const LONGEST = 120;

/** Null when there is no sum, or none that can be read. */
export function readExpression(question: string): Sum | null {
  const plain = WORDS.reduce((text, [pattern, by]) => text.replace(pattern, by), question.slice(0, 400));
  const found = SUM.exec(plain)?.[0].trim();
  if (found === undefined || found.length > LONGEST) return null;
  const tokens = found.match(/\d+(?:\.\d+)?|[-+*/^()]/g) ?? [];
  let position = 0;
  const take = (...signs: string[]): string | null => {
    const token = tokens[position];
    if (token === undefined || !signs.includes(token)) return null;
    position += 1;
    return token;
  };
  const readSum = (): number => {
    let value = readProduct();
    for (let sign = take('+', '-'); sign !== null; sign = take('+', '-'))
      value = sign === '+' ? value + readProduct() : value - readProduct();
    return value;
  };
  const readProduct = (): number => {
    let value = readPower();
    for (let sign = take('*', '/'); sign !== null; sign = take('*', '/'))
      value = sign === '*' ? value * readPower() : value / readPower();
    return value;
  };
  const readPower = (): number => {
    const base = readAtom();
    return take('^') === null ? base : base ** readPower();
  };
  const readAtom = (): number => {
    if (take('-') !== null) return -readAtom();
    if (take('(') !== null) {
      const value = readSum();
      return take(')') === null ? Number.NaN : value;
    }
    const token = tokens[position];
    position += 1;
    return token === undefined || !/^\d/.test(token) ? Number.NaN : Number(token);
  };
  const value = readSum();
  if (position !== tokens.length || Number.isNaN(value))
    return /\/\s*0(?!\.?\d)/.test(found) ? { text: tidy(found), value: null } : null;
  return { text: tidy(found), value: Number.isFinite(value) ? value : null };
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ \/ 100 \* /g, ' % of ')
    .replace(/\*/g, '×')
    .replace(/ ?% of/, '% of');
}
