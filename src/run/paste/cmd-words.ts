/** Splits a command for the Windows prompt into words: first cmd.exe's escapes with `^`, then the quotes of arguments. */
import { PasteError } from './http-call.ts';

/** Throws PasteError when a quote is not closed. */
export function splitCmd(text: string): string[] {
  return splitArguments(readCarets(text));
}

/** Outside quotes `^` escapes the next character; a line end after it is dropped, and a second one kept. */
function readCarets(text: string): string {
  let made = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') isQuoted = !isQuoted;
    if (sign !== '^' || isQuoted) {
      made += sign;
      continue;
    }
    const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0].length ?? 0;
    at += lineEnd + 1;
    if (lineEnd > 0 && text[at] === '\r') at += 1;
    made += text[at] ?? '';
  }
  return made;
}

/**
 * Inside quotes `\"` and `""` are a quote. Browsers double every backslash, not only those before a quote, so each pair
 * becomes one.
 */
function splitArguments(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const next = text[at + 1];
    if (!isQuoted && /\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const isPair = (sign === '\\' && (next === '\\' || next === '"')) || (isQuoted && sign === '"' && next === '"');
    if (isPair) {
      word = (word ?? '') + (next ?? '');
      at += 1;
    } else if (sign === '"') {
      isQuoted = !isQuoted;
      word ??= '';
    } else {
      word = (word ?? '') + sign;
    }
  }
  if (isQuoted) throw new PasteError('A double quote (") is not closed.');
  if (word !== null) words.push(word);
  return words;
}
