/** Comments at the top of a snippet about the variables that must be set. */
import { KEY_VARIABLE, type SnippetRequest } from './snippet-request.ts';

/** One sentence per line, without the comment characters of the language. */
export function variableNotes({
  needsKey,
  secrets,
  globals,
}: Pick<SnippetRequest, 'needsKey' | 'secrets' | 'globals'>): string[] {
  return [
    ...(needsKey ? [`Set ${KEY_VARIABLE} to the API key of the server.`] : []),
    ...globals.map(({ variable, name }) => `Set ${variable} to the value of the global variable ${name}.`),
    ...secrets.map(({ variable, tweak }) => `Set ${variable} to the secret for ${oneLine(tweak)}.`),
  ];
}

/** Removes line breaks, because a name must not end the comment that it is in. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
