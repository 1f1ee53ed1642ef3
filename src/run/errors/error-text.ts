/**
 * The name and the texts of each failure, and what can be done about it: one row a kind, for the page, its exports and evidence
 * files.
 */
import { busySentence } from '#contract/answers/send-past-busy.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { OWNER_ONLY } from '#flow/tweaks/owner-only.ts';
import { formatCount, formatDuration } from '../figures/result-format.ts';
import type { RunError } from '../model/run-error.ts';
import { componentSentence, withMeaning } from './component-sentence.ts';
import type {
  ErrorAction,
  ErrorKind,
  ErrorRow,
  ErrorText,
  FailedRequest,
  OfKind,
  TriedConnection,
} from './error-row.ts';
import { keyAdvice, keySentence } from './key-text.ts';
import { missingFlowSentence } from './missing-flow.ts';
import { NOT_SENT, notSentTitle } from './not-sent-text.ts';
import { isEmbedded, refusedText, serverSubject } from './refused-text.ts';
import { requestFailure, requestSentence } from './request-failure.ts';

const NOT_LANGFLOW = 'Something answers at this address, but it is not Langflow.';

const ERRORS: { readonly [Of in ErrorKind]: ErrorRow<OfKind<Of>> } = {
  'refused-tweaks': {
    title: (error, request) => refusedText(error.refused.fields, request).title,
    sentence: (error, request) => refusedText(error.refused.fields, request).sentence,
    short: ({ refused: { fields } }) => {
      if (fields.length === 0) return 'a tweak was refused';
      return fields.length === 1 ? `${fields[0]} is protected` : `${fields.join(', ')} are protected`;
    },
    actions: [],
  },
  validation: {
    title: () => 'The server did not accept the request',
    sentence: ({ items }) => [formatCount(items.length, 'value'), ' in it must be corrected. Nothing ran.'],
    short: () => 'the request is not valid',
    actions: ['go-to-field', 'plan'],
  },
  'invalid-request': {
    title: () => 'The server did not accept the request',
    sentence: ({ message }) => [message],
    short: () => 'the request was refused',
    connection: ({ message, status }) => `The server answered: ${message || `status ${status}`}`,
    actions: ['run-again', 'copy'],
  },
  'session-not-found': {
    title: ({ session }, request) => `${serverSubject(request)} does not know session "${session}"`,
    sentence: () => [
      'Nothing ran. On run/advanced, Langflow creates the sessions itself. A session of your own works only on other routes.',
    ],
    short: () => 'no such session',
    actions: ['run-without-session', 'choose-session'],
  },
  'flow-not-found': {
    title: () => 'This server has no flow with this id',
    sentence: ({ flow }, request) => missingFlowSentence(flow, !isEmbedded(request)),
    short: () => 'no such flow',
    connection: () => 'This server has no flow with this id.',
    actions: ['choose-flow'],
  },
  'owner-only': {
    title: () => OWNER_ONLY,
    sentence: () => [
      'The flow belongs to another user of this Langflow, which answers 404 to a request with tweaks. Nothing ran. Your tweaks stay in the editor.',
    ],
    short: () => 'only the owner may send tweaks',
    actions: ['run-without-tweaks', 'copy'],
  },
  'key-refused': {
    title: () => upperFirst(requestFailure.keyRefused()),
    sentence: ({ detail }) => [keySentence(detail)],
    short: () => 'key refused',
    connection: ({ detail }, { hasKey }) => keyAdvice(detail, hasKey),
    actions: ['connection'],
  },
  'component-failed': {
    title: ({ displayName, component }) => `${displayName ?? component ?? 'A component'} stopped with an error`,
    sentence: ({ message }) => [componentSentence(message)],
    short: ({ displayName, component }) => `${displayName ?? component ?? 'a component'} failed`,
    actions: ['use-model', 'show-on-graph', 'run-again', 'copy'],
  },
  'needs-langflow': {
    title: () => 'This flow needs a Langflow',
    sentence: ({ message }) => [message],
    short: () => 'needs a Langflow',
    actions: ['connect-langflow', 'choose-flow'],
  },
  'database-busy': {
    title: () => "Langflow's database was busy",
    sentence: (busy) => [busySentence(busy)],
    short: () => 'the database was busy',
    connection: busySentence,
    actions: ['run-again', 'copy'],
  },
  'too-large': {
    title: () => 'The request is too large for this server',
    sentence: () => ['Nothing ran. Shorten the inputs or the tweaks, or raise the limit on the server.'],
    short: () => 'request too large',
    actions: ['plan'],
  },
  'web-page': {
    title: () => 'The server answered with a web page, not JSON',
    sentence: () => [
      'The address may belong to a web page instead of an API, or this release may not know the flow or the session.',
    ],
    short: () => 'a web page answered',
    connection: () =>
      'A web page answers at this address, not a Langflow. Leave out the path of a page, such as /flows.',
    actions: ['connection', 'choose-flow'],
  },
  'proxy-error': {
    title: () => upperFirst(requestFailure.proxy()),
    sentence: () => ['Something between this browser and the server sent its own page.'],
    short: () => 'a proxy answered',
    connection: ({ status }) =>
      `${upperFirst(requestFailure.proxy())} (status ${status}). Is the server behind it running?`,
    actions: ['run-again', 'connection'],
  },
  'broken-json': {
    title: () => 'The answer is not valid JSON',
    sentence: ({ message }) => [message],
    short: () => 'broken JSON',
    connection: () => NOT_LANGFLOW,
    actions: ['run-again', 'copy'],
  },
  'stream-cut': {
    title: ({ chunks }) =>
      chunks === 0
        ? 'The stream ended before any text arrived'
        : `The stream ended early; ${formatCount(chunks, 'chunk was', 'chunks were')} kept`,
    sentence: ({ chunks }) => [
      'The connection closed before the server said that it was done.',
      ...(chunks > 0 ? [' What arrived is not complete.'] : []),
    ],
    short: () => 'the answer was cut off',
    actions: ['run-again'],
  },
  'reply-cut': {
    title: () => 'The reply ended early',
    sentence: () => ['The connection closed before the whole reply had arrived. The server may have finished the run.'],
    short: () => 'the answer was cut off',
    connection: () => 'The reply was cut off: the connection closed early.',
    actions: ['run-again'],
  },
  timeout: {
    title: ({ afterMs }) => `No answer within ${formatLimit(afterMs)}`,
    sentence: () => ['Tweakbench stopped waiting. The server may still be working on the request.'],
    short: () => 'No answer in time',
    connection: ({ afterMs }) => `No answer within ${Math.round(afterMs / 1000)} s.`,
    actions: ['run-again'],
  },
  unreachable: {
    title: (_error, { host }) => `Nothing answers at ${host}`,
    sentence: () => ['The server is stopped, or cannot be reached from here. Your inputs and tweaks are kept.'],
    short: () => 'No answer',
    connection: (_error, { isRelayed }) =>
      isRelayed
        ? 'No server answers at this address. The relay connects from the machine that runs Tweakbench.'
        : 'No server answers at this address. Is it running, and is the port right?',
    actions: ['run-again', 'connection'],
  },
  redirected: {
    title: () => 'The server redirects elsewhere',
    sentence: ({ to }, { host }) =>
      to === null
        ? [
            `${host} redirects, but the browser does not show where to. Your key and your request were not sent there. Connect to the address it redirects to.`,
          ]
        : [`${host} redirects to `, { code: to }, '. If that is your server, connect to it.'],
    short: () => 'redirected to another server',
    connection: ({ to }) =>
      to === null
        ? 'This address redirects to another server. If that is your Langflow, enter its address.'
        : `This address redirects to ${to}. If that is your Langflow, enter that address.`,
    actions: ['connection', 'run-again'],
  },
  'blocked-by-cors': {
    title: () => 'The browser blocked the answer',
    sentence: (_error, { host }) => [
      `A server listens on ${host}, but it does not allow this page to read its answers. Your inputs and tweaks are kept.`,
    ],
    short: () => 'Blocked by the browser',
    connection: () =>
      'The server answers, but the browser may not read its replies (CORS). Turn on Send through this server.',
    actions: ['run-again', 'connection'],
  },
  'not-sent': {
    title: ({ why }, { host }) => notSentTitle(why, host),
    sentence: ({ why }) => [NOT_SENT[why]],
    short: () => 'Blocked by the browser',
    connection: ({ why }) => `${NOT_SENT[why]} Turn on Send through this server.`,
    actions: ['run-again', 'connection'],
  },
  other: {
    title: () => 'The run failed',
    sentence: ({ message }) => [withMeaning(message)],
    short: () => 'failed',
    connection: ({ status, message }) => {
      if (status === 404) return NOT_LANGFLOW;
      if (status === null || status < 400) return message;
      return `The server failed (status ${status}): ${message}. Its log says more.`;
    },
    actions: ['run-again', 'copy'],
  },
};

function rowOf<Of extends ErrorKind>(kind: Of): ErrorRow<OfKind<Of>> {
  return ERRORS[kind];
}

export function explainError(error: RunError, request: FailedRequest): ErrorText {
  const { title, sentence } = rowOf(error.kind);
  return { title: title(error, request), sentence: sentence(error, request) };
}

/** Why a server could not be used, and what to change about the connection. */
export function failureSentence(error: RunError, tried: TriedConnection): string {
  const { connection } = rowOf(error.kind);
  return connection?.(error, tried) ?? requestSentence(requestFailure.status(error.status));
}

export function errorActions({ kind }: RunError): readonly ErrorAction[] {
  return ERRORS[kind].actions;
}

/** "422: code is protected". */
export function describeError(error: RunError): string {
  const what = rowOf(error.kind).short(error);
  return error.status === null ? what : `${error.status}: ${what}`;
}

/** `15 min`, `2.00 s`. */
function formatLimit(ms: number): string {
  if (ms >= 60_000) return `${Math.round(ms / 60_000)} min`;
  return ms % 1000 === 0 ? `${ms / 1000} s` : formatDuration(ms);
}
