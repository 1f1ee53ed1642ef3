/**
 * Non-blank lines, in one batch per chunk. Langflow's `/api/v1/run/{flow}?stream=true` sends plain JSON and blank lines with
 * the content type of server-sent events in every release (wire/streams). Includes a last line without a line end: it may be
 * the whole answer, or the first part of one.
 */
export async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  // An array, because appending to a string on every chunk would copy a 6 MB line a hundred times.
  let parts: string[] = [];
  for await (const text of texts) {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    if (lines.length === 0) {
      parts.push(rest);
      continue;
    }
    const first = parts.join('') + (lines[0] ?? '');
    parts = [rest];
    const whole = [first, ...lines.slice(1)].map((line) => line.trimEnd()).filter((line) => line !== '');
    if (whole.length > 0) yield whole;
  }
  const last = parts.join('').trimEnd();
  if (last !== '') yield [last];
}
