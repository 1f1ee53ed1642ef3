/** The language that snippets were last wanted in, a preference of this device. */
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '#run/snippets/make-snippet.ts';

const KEY = 'tweakbench.snippet-language';

export function readLanguage(): SnippetLanguage {
  try {
    const kept = localStorage.getItem(KEY);
    return SNIPPET_LANGUAGES.find((name) => name === kept) ?? 'curl';
  } catch {
    return 'curl';
  }
}

export function writeLanguage(language: SnippetLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The next visit then starts with the first one.
  }
}
