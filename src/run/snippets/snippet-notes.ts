/** What must be set before a snippet runs, said in words at its top. */
import { KEY_VARIABLE, type SnippetRequest } from './snippet-request.ts';

/** One sentence a line, without the language's comment sign. */
export function variableNotes({ needsKey, secrets }: Pick<SnippetRequest, 'needsKey' | 'secrets'>): string[] {
  return [
    ...(needsKey ? [`Set ${KEY_VARIABLE} to the API key of the server.`] : []),
    ...secrets.map(({ variable, tweak }) => `Set ${variable} to the secret for ${oneLine(tweak)}.`),
  ];
}

/** A name from the tweaks must not end the comment that it is in. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
