/** One title and one sentence for each kind of error, for runs and all other requests. */

import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { RunError } from '#run/model/run-error.ts';
import type { NotSentWhy } from '#run/model/transport-failure.ts';
import { NOT_SENT } from '../../ui/feedback/not-sent-words.ts';

/** Plain text with machine names in between, which are shown as code. */
export type Wording = readonly (string | { code: string })[];

export interface ErrorWords {
  title: string;
  sentence: Wording;
}

export interface ErrorPlace {
  /** "Embedded engine", or a Langflow's name and address. */
  server: string;
  /** Host and port of the server. */
  host: string;
  /** The refused tweaks, by their names in the report. */
  refused: readonly { component: string | null; field: string }[];
  /** How many tweaks were sent. */
  tweaks: number;
}

export function errorWords(error: RunError, place: ErrorPlace): ErrorWords {
  const server = place.server === 'Embedded engine' ? 'The embedded engine' : 'Langflow';
  switch (error.kind) {
    case 'refused-tweaks':
      return refusedWords(server, place, error.refused.fields);
    case 'validation':
      return {
        title: 'The server did not accept the request',
        sentence: [formatCount(error.items.length, 'value'), ' in it must be corrected. Nothing ran.'],
      };
    case 'invalid-request':
      return { title: 'The server did not accept the request', sentence: [error.message] };
    case 'session-not-found':
      return {
        title: `${server} does not know session "${error.session}"`,
        sentence: [
          'Nothing ran. On run/advanced, Langflow creates the sessions itself. A session of your own works only on other routes.',
        ],
      };
    case 'flow-not-found':
      return {
        title: 'This server has no flow with this id',
        sentence: [
          'The request named ',
          { code: error.flow },
          '. The flow may have been deleted, or it may be on another server.',
        ],
      };
    case 'key-refused':
      return {
        title: 'The server refused the API key',
        sentence: ['Nothing ran. The key is missing, mistyped, or no longer valid.'],
      };
    case 'component-failed':
      return {
        title: `${error.displayName ?? error.component ?? 'A component'} stopped with an error`,
        sentence: [componentSentence(error.message)],
      };
    case 'needs-langflow':
      return { title: 'This flow needs a Langflow', sentence: [error.message] };
    case 'too-large':
      return {
        title: 'The request is too large for this server',
        sentence: ['Nothing ran. Shorten the inputs or the tweaks, or raise the limit on the server.'],
      };
    case 'web-page':
      return {
        title: 'The server answered with a web page, not JSON',
        sentence: [
          'The address may belong to a web page instead of an API, or this release may not know the flow or the session.',
        ],
      };
    case 'proxy-error':
      return {
        title: 'A proxy answered instead of the server',
        sentence: ['Something between this browser and the server sent its own page.'],
      };
    case 'broken-json':
      return { title: 'The answer is not valid JSON', sentence: [error.message] };
    case 'stream-cut':
      return {
        title:
          error.chunks === 0
            ? 'The stream ended before any text arrived'
            : `The stream ended early; ${formatCount(error.chunks, 'chunk was', 'chunks were')} kept`,
        sentence: [
          'The connection closed before the server said that it was done.',
          ...(error.chunks > 0 ? [' What arrived is shown below. It is not complete.'] : []),
        ],
      };
    case 'reply-cut':
      return {
        title: 'The reply ended early',
        sentence: ['The connection closed before the whole reply had arrived. The server may have finished the run.'],
      };
    case 'timeout':
      return {
        title: `No answer within ${formatLimit(error.afterMs)}`,
        sentence: ['Tweakbench stopped waiting. The server may still be working on the request.'],
      };
    case 'unreachable':
      return {
        title: `Nothing answers at ${place.host}`,
        sentence: ['The server is stopped, or cannot be reached from here. Your inputs and tweaks are kept.'],
      };
    case 'redirected':
      return {
        title: 'The server redirects elsewhere',
        sentence:
          error.to === null
            ? [
                `${place.host} redirects, but the browser does not show where to. Your key and your request were not sent there. Connect to the address it redirects to.`,
              ]
            : [`${place.host} redirects to `, { code: error.to }, '. If that is your server, connect to it.'],
      };
    case 'blocked-by-cors':
      return {
        title: 'The browser blocked the answer',
        sentence: [
          `A server listens on ${place.host}, but it does not allow this page to read its answers. Your inputs and tweaks are kept.`,
        ],
      };
    case 'not-sent':
      return { title: notSentTitle(error.why, place.host), sentence: [NOT_SENT[error.why]] };
    case 'other':
      return { title: 'The run failed', sentence: [error.message] };
  }
}

/** Up to base 0.10.3, run/advanced fails with this message if a field uses a global variable, such as a model's key. */
const NO_VARIABLES = /^User id is not set for /;

function componentSentence(message: string): string {
  if (message === '') return 'It gave no reason.';
  if (!NO_VARIABLES.test(message)) return message;
  return `${message}. In this release, run/advanced does not read the server’s variables, such as keys. A streamed run does: turn Stream on.`;
}

function notSentTitle(why: NotSentWhy, host: string): string {
  return why === 'private-network' ? `No reply from ${host}` : `The browser does not send requests to ${host}`;
}

function refusedWords(server: string, place: ErrorPlace, fields: readonly string[]): ErrorWords {
  const { refused, tweaks } = place;
  const count = Math.max(1, refused.length, fields.length);
  const title = `${server} refused ${count === 1 ? 'one tweak' : `${count} tweaks`}, so nothing ran`;
  const names = [...new Set(refused.length > 0 ? refused.map(({ field }) => field) : fields)];
  const codes = names.flatMap((name, index): Wording => [...(index === 0 ? [] : [', ']), { code: name }]);
  const component = count === 1 ? refused[0]?.component : null;
  const where = component ? [` in ${component}`] : [];
  const why = names.includes('code') ? ': it would run new code on the server.' : '. Such fields are protected.';
  const rest = tweaks - count;
  const others = rest > 0 ? [` The other ${rest === 1 ? 'tweak is' : `${rest} tweaks are`} fine.`] : [];
  return { title, sentence: ['A request may not change ', ...codes, ...where, why, ...others] };
}

/** `15 min`, `2.00 s`. */
function formatLimit(ms: number): string {
  if (ms >= 60_000) return `${Math.round(ms / 60_000)} min`;
  return ms % 1000 === 0 ? `${ms / 1000} s` : formatDuration(ms);
}

/** The wording as plain text. */
export function plainText(wording: Wording): string {
  return wording.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}
