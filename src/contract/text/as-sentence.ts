/** The text with a full stop, unless it ends like a sentence already. */
export function asSentence(text: string): string {
  const said = text.trimEnd();
  return /[.!?…:]$/.test(said) ? said : `${said}.`;
}
