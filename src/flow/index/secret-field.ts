/** Which fields hold a secret: a flow's author does not always mark them as such. */
import type { FlowField } from './flow-index.ts';
import { NUMBER_TYPES } from './number-types.ts';

/** The last word of a name that holds a secret: `client_secret`, `sessionCookie`, `Authorization`. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  'secret secrets password passwords passwd passphrase passcode pwd jwt bearer authorization cookie cookies dsn credential credentials apikey accesskey privatekey secretkey'.split(
    ' ',
  ),
);

/** Before `key` or `keys`. A key alone is most often a name. */
const WORDS_BEFORE_KEY: ReadonlySet<string> = new Set(
  'api access private secret signing encryption master auth subscription openai anthropic azure groq mistral cohere gemini'.split(
    ' ',
  ),
);

/** Before `pass`, which is a word of its own in most other names: `first_pass`. */
const WORDS_BEFORE_PASS: ReadonlySet<string> = new Set(
  'db database user login admin root smtp mail ftp ssh'.split(' '),
);

/** Before `tokens`, which counts words in most other names: `max_tokens`, `stop_tokens`. */
const WORDS_BEFORE_TOKENS: ReadonlySet<string> = new Set('access auth api bearer refresh session id user'.split(' '));

/** Before `token`, where it is a number, a piece of text or a place in a list: `max_token`, `stop_token`, `page_token`. */
const WORDS_OF_PLAIN_TOKENS: ReadonlySet<string> = new Set(
  'max min num start stop end sep bos eos pad unk cls mask page next'.split(' '),
);

/** Longer names are no names of fields; a text that is pasted may hold any. */
const LONGEST_NAME = 200;

/** `openAIApiKey`, `x-api-key` and `api_key1` to their words in small letters, without digits. */
function wordsOf(name: string): string[] {
  return name
    .slice(-LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** True for a field whose name alone says that it holds a secret. */
export function isSecretName(field: string): boolean {
  const words = wordsOf(field);
  if (words.length > 1 && /^(?:values?|text|string|pem)$/.test(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'key' || last === 'keys') return WORDS_BEFORE_KEY.has(before);
  if (last === 'tokens') return words.length === 1 || WORDS_BEFORE_TOKENS.has(before);
  if (last === 'pass') return WORDS_BEFORE_PASS.has(before);
  if (last === 'token') return !WORDS_OF_PLAIN_TOKENS.has(before);
  // Alone it names a mode: `auth: basic`.
  if (last === 'auth') return words.length > 1;
  return SECRET_WORDS.has(last);
}

/** True for a text that begins as a secret does, whatever holds it: `Bearer …`, `sk-…`, `Authorization: …`. */
export function isSecretText(text: string): boolean {
  return /^\s*(?:Authorization\s*:\s*\S|Bearer\s+(?!of\s)\S|sk-\S{6})/i.test(text);
}

/** Values of these are no secrets, whatever the field is called: `max_token`, `use_auth`. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([...NUMBER_TYPES, 'bool']);

/** True for a field that is marked as a secret, or named as one. */
export function isSecretField(field: FlowField): boolean {
  return field.isSecret || (isSecretName(field.name) && !PLAIN_TYPES.has(field.type));
}

/** The same for what a tweak names, which may be no field of the flow. */
export function isSecretTweak(field: FlowField | undefined, name: string): boolean {
  return field ? isSecretField(field) : isSecretName(name);
}
