/** Writes a planned request as a snippet in one of the supported languages. */
import { fileNamePart } from '../export/file-name.ts';
import { curlSnippet } from './curl-snippet.ts';
import { pythonSnippet } from './python-snippet.ts';
import { javascriptSnippet, typescriptSnippet } from './script-snippet.ts';
import type { SnippetRequest } from './snippet-request.ts';

export const SNIPPET_LANGUAGES = ['curl', 'python', 'typescript', 'javascript'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

interface LanguageFacts {
  label: string;
  /** File extension; `.mjs` and `.mts` are modules in any folder. */
  extension: string;
  write: (request: SnippetRequest) => string;
}

const FACTS: Record<SnippetLanguage, LanguageFacts> = {
  curl: { label: 'cURL', extension: 'sh', write: curlSnippet },
  python: { label: 'Python', extension: 'py', write: pythonSnippet },
  typescript: { label: 'TypeScript', extension: 'mts', write: typescriptSnippet },
  javascript: { label: 'JavaScript', extension: 'mjs', write: javascriptSnippet },
};

/** Name of the language in the page. */
export function languageLabel(language: SnippetLanguage): string {
  return FACTS[language].label;
}

/** The source text, which ends with a line end. */
export function makeSnippet(language: SnippetLanguage, request: SnippetRequest): string {
  return FACTS[language].write(request);
}

/** `flow` is the name of the flow, `part` names the request, for example `request-2`. */
export function snippetFileName(language: SnippetLanguage, flow: string, part: string): string {
  return `${fileNamePart(flow, 'flow')}-${part}.${FACTS[language].extension}`;
}
