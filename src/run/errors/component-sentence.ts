/** Why a run failed, where the server's message alone does not say it. */
import { asSentence } from '#contract/text/as-sentence.ts';

/** What messages of a Langflow mean. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  // Releases up to base 0.10.3 say so on run/advanced wherever a field names a variable, as a model's key does.
  [
    /^User id is not set for /,
    'In this release, run/advanced does not read the server’s variables, such as keys. A streamed run does: turn Stream on.',
  ],
  // 1.13.0, of a flow whose components have no code. Code that somebody wrote would follow the last colon.
  [
    /No Component subclass found in the code string\. Code snippet:$/,
    'This export has no component code: it is a sample of Tweakbench. Export the flow from your Langflow.',
  ],
  // 1.13.0, of a sample that got its code there.
  [
    /Demo API key is required when using Demo provider/,
    'The demo model is in Tweakbench alone. Choose a model of your Langflow in the flow.',
  ],
];

/** Python's whole message about a key that it does not find: the key in quotes. */
const NAME_ALONE = /^'([^'\n]{1,200})'$/;

/** What a server's message means; null where it needs no explanation. */
export function meaningOf(message: string): string | null {
  const text = message.trim();
  return MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The message, with what it means. */
export function withMeaning(message: string): string {
  const meaning = meaningOf(message);
  return meaning === null ? message : `${asSentence(message)} ${meaning}`;
}

/** What a failed component said. */
export function componentSentence(message: string): string {
  if (message === '') return 'It gave no reason.';
  const [, name] = NAME_ALONE.exec(message) ?? [];
  if (name !== undefined)
    return `It found nothing named '${name}'. If its template uses {${name}}, it needs a variable of that name.`;
  return withMeaning(message);
}
