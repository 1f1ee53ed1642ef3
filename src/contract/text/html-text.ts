/** Escapes text for HTML, and reverses it. */

/** Safe as text and as an attribute value in either kind of quotes. */
export function escapeHtml(text: string): string {
  return escapeHtmlText(text).replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Safe as text only, and shorter: most of JSON is quotes. */
export function escapeHtmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Returns exactly what either of them was given. */
export function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
