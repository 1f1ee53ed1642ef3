/** Recognises fields that hold a secret, also where the flow's author did not mark them as such. */
import type { FlowField } from './flow-index.ts';
import { NUMBER_TYPES } from './number-types.ts';

/** Last words of names of secrets: `client_secret`, `sessionCookie`, `Authorization`. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  'secret secrets password passwords passwd passphrase passcode pwd jwt bearer authorization cookie cookies dsn credential credentials apikey accesskey privatekey secretkey'.split(
    ' ',
  ),
);

/** Words before `key` or `keys`. A bare `key` is most often the name of something. */
const WORDS_BEFORE_KEY: ReadonlySet<string> = new Set(
  'api access private secret signing encryption master auth subscription openai anthropic azure groq mistral cohere gemini'.split(
    ' ',
  ),
);

/** Words before `pass`, which has another meaning in most names: `first_pass`. */
const WORDS_BEFORE_PASS: ReadonlySet<string> = new Set(
  'db database user login admin root smtp mail ftp ssh'.split(' '),
);

/** Words before `tokens`, which are tokens of text in most names: `max_tokens`, `stop_tokens`. */
const WORDS_BEFORE_TOKENS: ReadonlySet<string> = new Set('access auth api bearer refresh session id user'.split(' '));

/** Words before `token` when it is not a secret but a count, a text or a cursor: `max_token`, `stop_token`, `page_token`. */
const WORDS_OF_PLAIN_TOKENS: ReadonlySet<string> = new Set(
  'max min num start stop end sep bos eos pad unk cls mask page next'.split(' '),
);

/** No field has a longer name, but pasted text may. */
const LONGEST_NAME = 200;

/** Splits `openAIApiKey`, `x-api-key` and `api_key1` into lower-case words without digits. */
function wordsOf(name: string): string[] {
  return name
    .slice(-LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** True for a field name that implies a secret. */
export function isSecretName(field: string): boolean {
  const words = wordsOf(field);
  if (words.length > 1 && /^(?:values?|text|string|pem)$/.test(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'key' || last === 'keys') return WORDS_BEFORE_KEY.has(before);
  if (last === 'tokens') return words.length === 1 || WORDS_BEFORE_TOKENS.has(before);
  if (last === 'pass') return WORDS_BEFORE_PASS.has(before);
  if (last === 'token') return !WORDS_OF_PLAIN_TOKENS.has(before);
  // A bare `auth` names a mode: `auth: basic`.
  if (last === 'auth') return words.length > 1;
  return SECRET_WORDS.has(last);
}

/** True for text that begins like a secret: `Bearer …`, `sk-…`, `Authorization: …`. */
export function isSecretText(text: string): boolean {
  return /^\s*(?:Authorization\s*:\s*\S|Bearer\s+(?!of\s)\S|sk-\S{6})/i.test(text);
}

/** Types that hold no secrets, whatever the name of the field: `max_token`, `use_auth`. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([...NUMBER_TYPES, 'bool']);

/** True for a field that is marked as a secret, or named like one. */
export function isSecretField(field: FlowField): boolean {
  return field.isSecret || (isSecretName(field.name) && !PLAIN_TYPES.has(field.type));
}

/** The same for the field that a tweak names, which may not exist in the flow. */
export function isSecretTweak(field: FlowField | undefined, name: string): boolean {
  return field ? isSecretField(field) : isSecretName(name);
}
