/** Why a component failed. */

/** Releases up to base 0.10.3 fail with these words on run/advanced wherever a field names a variable, as a model's key does. */
const NO_VARIABLES = /^User id is not set for /;

/** All that Python says of a name that it does not find. */
const NAME_ALONE = /^'([^'\n]{1,200})'$/;

/** What a failed component said, with what it means where the words alone do not say it. */
export function componentSentence(message: string): string {
  if (message === '') return 'It gave no reason.';
  const [, name] = NAME_ALONE.exec(message) ?? [];
  if (name !== undefined)
    return `It found nothing named '${name}'. If its template uses {${name}}, it needs a variable of that name.`;
  if (!NO_VARIABLES.test(message)) return message;
  return `${message}. In this release, run/advanced does not read the server’s variables, such as keys. A streamed run does: turn Stream on.`;
}
