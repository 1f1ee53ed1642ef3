/** What a server with OpenAI's API says when it does not answer: the one rule for models of flows and for judges. */
import { isJsonObject, type JsonValue, tryParseJson } from '../json.ts';
import { cutLine } from '../text/cut-text.ts';

/** A server's message is quoted up to this length: it can be a whole page. */
const LONGEST_QUOTE = 300;

/** The message of `{error: {message}}`, `{error}`, `{detail}` or `{message}`, on one line; '' for none. */
export function saidIn(body: JsonValue | undefined): string {
  if (!isJsonObject(body)) return '';
  const { error, detail, message } = body;
  const said = isJsonObject(error) ? error.message : (error ?? detail ?? message);
  return typeof said === 'string' ? cutLine(said, LONGEST_QUOTE) : '';
}

/** What came in place of an answer: the server's own error message, or what kind of text it is. */
export type InsteadOfAnswer =
  | { kind: 'error'; said: string }
  /** `what`, as in "answered with a web page". */
  | { kind: 'other'; what: string; said: string };

export function insteadOfAnswer(text: string): InsteadOfAnswer {
  const body = tryParseJson(text);
  const said = saidIn(body);
  if (said !== '') return { kind: 'error', said };
  if (/^\s*</.test(text)) return { kind: 'other', what: 'a web page', said: titleOf(text) };
  const what = text.trim() === '' ? 'nothing' : body === undefined ? 'text that is not JSON' : 'JSON';
  return { kind: 'other', what, said: cutLine(text, LONGEST_QUOTE) };
}

/** The title of a web page: a sign-in says so there. */
function titleOf(page: string): string {
  return cutLine(/<title[^>]{0,200}>([^<]{1,300})/i.exec(page)?.[1] ?? '', LONGEST_QUOTE);
}

/** Why an answer is none, although it ended well; null if it is one. `said`: the text of a refusal. */
export function whyNoAnswer(finish: string | null, said: string): string | null {
  if (said !== '') return `The model refused: ${cutLine(said, LONGEST_QUOTE)}`;
  if (finish === 'content_filter') return "The model's provider filtered this answer (content_filter).";
  if (finish === 'tool_calls' || finish === 'function_call')
    return `The model asked for a tool, and was given none (${finish}).`;
  return null;
}
