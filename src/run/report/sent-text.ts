/** What a row of the tweak report sends, as one text: for the terminal, and for filtering and sorting on the page. */
import type { SentValue } from './tweak-report.ts';

export function sentText(sent: SentValue): string {
  switch (sent.kind) {
    case 'change':
      return `${sent.before} → ${sent.after}`;
    case 'same':
      return sent.value;
    case 'replaced':
      return `${sent.value}, replaced by ${sent.by}`;
    case 'none':
      return sent.text;
  }
}
