/** Why a demo has no answer, in the sentences of the page. For its owner: a visitor is told nothing of it. */
import { cutText } from '#contract/text/cut-text.ts';
import { explainError } from '#run/errors/error-text.ts';
import { plainText } from '#run/errors/wording.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RunError } from '#run/model/run-error.ts';

/** Characters that are stored. */
const LONGEST = 2_000;

/** `connection` is null for the embedded engine. */
export function demoProblemSentence(error: RunError, connection: Connection | null): string {
  const server = connection === null ? 'Embedded engine' : 'Langflow';
  const { title, sentence } = explainError(error, { server, host: connection?.address ?? '', refused: [], tweaks: 0 });
  const status = error.status === null || error.status < 400 ? '' : ` (status ${error.status})`;
  return cutText(`${title}${status}. ${plainText(sentence)}`, LONGEST);
}
