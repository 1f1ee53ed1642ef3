/** A text in which what was searched for is underlined. */

export interface MarkedTextProps {
  text: string;
  /** Text to mark, in lower case; empty for none. */
  searched: string;
}

export function MarkedText({ text, searched }: MarkedTextProps) {
  if (searched === '') return text;
  const lower = text.toLowerCase();
  // Some letters have another length in small.
  if (lower.length !== text.length) return text;
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (let at = lower.indexOf(searched); at !== -1; at = lower.indexOf(searched, from)) {
    parts.push(text.slice(from, at), <u key={at}>{text.slice(at, at + searched.length)}</u>);
    from = at + searched.length;
  }
  return from === 0 ? text : [...parts, text.slice(from)];
}
