/** Converts the HTTP calls in a text to a request for the form. */

import { isJsonEqual, type JsonObject } from '#contract/json.ts';
import type { RunInput, RunRequest } from '#contract/run-request.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { type HttpCall, PasteError, variablesIn } from './http-call.ts';
import type { PastedRequest } from './pasted-request.ts';
import { guessRoute, parseBody, type ReadBody, readPastedBody, shorten, withNames } from './read-pasted-body.ts';
import type { Route } from './route-keys.ts';

/** Headers that browsers and programs add by themselves; irrelevant for the run. */
const USUAL_HEADERS =
  /^(accept|accept-.*|cache-control|connection|content-length|content-type|dnt|host|origin|pragma|priority|referer|sec-.*|te|upgrade-insecure-requests|user-agent|x-requested-with)$/;
/** What documentation and Langflow's own API panel write: `YOUR_API_KEY_HERE`, `<your-api-key>`, `YOUR_SESSION_ID_HERE`. */
const PLACEHOLDER = /^\W*your[\W_]/i;
const KEY_HEADERS = /^(x-api-key|authorization|cookie|proxy-authorization)$/;

interface RequestTarget {
  address: string | null;
  flow: string | null;
  route: Route | null;
  isStream: boolean;
  /** A key in the query string. */
  apiKey: string | null;
}

/** Joins the inputs of several calls, which must have the same address. Throws PasteError when there are none. */
export function toPastedRequest(calls: readonly HttpCall[]): PastedRequest {
  const [first, ...others] = calls;
  if (!first) throw new PasteError('There is no request in the text.');
  const remarks = [...first.remarks];
  const target = readTarget(first.url, remarks);
  const apiKey = realKey(readHeaders(first, remarks) ?? target.apiKey, remarks);
  checkMethod(first, remarks);
  if (first.body === null) remarks.push('The request has no body, so every input component is sent empty text.');
  const body = parseBody(first.body ?? '{}');
  const pasted = fromBody(body, target.route, first.form);
  const { request } = pasted;
  remarks.push(...pasted.remarks);
  if (target.isStream) request.stream = true;
  addInputs(request, first, others, target, remarks);
  return {
    form: first.form,
    address: target.address,
    flow: target.flow ?? pasted.flow,
    apiKey,
    request,
    choices: choicesFor(target.route, request),
    remarks: [...new Set(remarks)],
  };
}

/** For a bare body, which names no server. */
export function fromBareBody(text: string): PastedRequest {
  const read = fromBody(parseBody(text), null, '');
  const { request, flow, remarks, form } = read;
  return { form, address: null, flow, apiKey: null, request, choices: {}, remarks };
}

function fromBody(body: JsonObject, known: Route | null, form: string): ReadBody & { form: string } {
  const route = known ?? guessRoute(body);
  if (route !== 'tweaks') {
    const read = readPastedBody(body, route);
    if (PLACEHOLDER.test(read.request.session_id ?? '')) {
      delete read.request.session_id;
      read.remarks.push('The text has a placeholder instead of a session. The flow’s own session is used.');
    }
    return { ...read, form: form || 'JSON body' };
  }
  const read = readPastedBody({ tweaks: body }, 'advanced');
  return {
    ...read,
    form: form || 'tweaks in JSON',
    remarks: ['It has no key of a request, so all of it was read as tweaks.', ...read.remarks],
  };
}

function readTarget(url: string | null, remarks: string[]): RequestTarget {
  const nowhere: RequestTarget = { address: null, flow: null, route: null, isStream: false, apiKey: null };
  if (url === null) {
    remarks.push('The address of the request was not understood.');
    return nowhere;
  }
  const route = /^(.*?)\/api\/(v1\/run\/advanced\/|v1\/run\/|v2\/workflows)([^/?#]*)\/?(?:\?([^#]*))?(?:#.*)?$/s.exec(
    url,
  );
  if (!route) {
    // A key may be in its query.
    remarks.push(
      `${shorten(withNames(url.replace(/[?#].*/s, '')))} is not the address of a run. The server and the flow stay the same.`,
    );
    return nowhere;
  }
  const [, base = '', path, segment = '', query = ''] = route;
  const search = new URLSearchParams(query);
  return {
    address: readAddress(base, remarks),
    flow: readFlow(segment, remarks),
    route: path === 'v1/run/' ? 'simple' : path === 'v2/workflows' ? 'workflows' : 'advanced',
    isStream: search.get('stream') === 'true',
    apiKey: search.get('x-api-key'),
  };
}

function readAddress(base: string, remarks: string[]): string | null {
  if (base === '') return null;
  if (variablesIn(base).length > 0) {
    remarks.push(`The server is in the variable ${variablesIn(base).join(', ')}. The page’s server is kept.`);
    return null;
  }
  try {
    const { origin, pathname, protocol } = new URL(/^[a-z][\w+.-]*:\/\//i.test(base) ? base : `http://${base}`);
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError('Not HTTP');
    return origin + trimEndOf(pathname, '/');
  } catch {
    remarks.push(`${shorten(base)} is not the address of a server. The page’s server is kept.`);
    return null;
  }
}

function readFlow(segment: string, remarks: string[]): string | null {
  if (segment === '') return null;
  if (variablesIn(segment).length > 0) {
    remarks.push(`The flow is in the variable ${variablesIn(segment).join(', ')}. The open flow is kept.`);
    return null;
  }
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Returns the key. Values of headers may be secrets, so remarks only have their names. */
function readHeaders({ headers, body }: HttpCall, remarks: string[]): string | null {
  let apiKey: string | null = null;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const isVariable = variablesIn(value).length > 0;
    if (lower === 'x-api-key' || lower === 'authorization') {
      if (isVariable)
        remarks.push(`The key is in the variable ${variablesIn(value).join(', ')}. The key of the connection is kept.`);
      else if (/^basic /i.test(value))
        remarks.push('The header authorization contains a name and a password. It was left out.');
      else if (lower === 'x-api-key' || apiKey === null) apiKey = value.replace(/^bearer\s+/i, '') || null;
    } else if (lower === 'content-type') {
      if (body !== null && !/json/i.test(value)) {
        remarks.push(
          `The content type is ${shorten(value)}, so servers would ignore the body. It will be sent as JSON.`,
        );
      }
    } else if (KEY_HEADERS.test(lower) || !USUAL_HEADERS.test(lower)) {
      remarks.push(`The header ${shorten(name)} was left out: this page does not use it.`);
    }
  }
  return apiKey;
}

function realKey(apiKey: string | null, remarks: string[]): string | null {
  if (apiKey === null || !PLACEHOLDER.test(apiKey)) return apiKey;
  remarks.push('The text has a placeholder instead of a key. The key of the connection is kept.');
  return null;
}

function checkMethod({ method }: HttpCall, remarks: string[]): void {
  const word = method?.toUpperCase() ?? 'GET';
  if (word !== 'POST') remarks.push(`The method is ${shorten(word)}. It will be sent as POST.`);
}

/** Adds the inputs of requests that only differ in their inputs. */
function addInputs(
  request: RunRequest,
  first: HttpCall,
  others: readonly HttpCall[],
  target: RequestTarget,
  remarks: string[],
): void {
  let left = 0;
  const inputs: RunInput[] = [...(request.inputs ?? [])];
  for (const call of others) {
    const read = call.url === first.url && call.body !== null ? fromBody(parseBody(call.body), target.route, '') : null;
    const next = read?.request.inputs;
    if (
      !next ||
      !isJsonEqual(
        { ...read.request, inputs: [], stream: request.stream },
        { ...request, inputs: [], stream: request.stream },
      )
    )
      left += 1;
    else inputs.push(...next);
  }
  if (request.inputs !== undefined) request.inputs = inputs;
  if (left > 0)
    remarks.push(
      `${left} more ${left === 1 ? 'request was' : 'requests were'} left out: they differ in more than their inputs.`,
    );
}

/** A request to run/advanced that another route could serve better counts as a choice of run/advanced. */
function choicesFor(route: Route | null, request: RunRequest): PastedRequest['choices'] {
  if (route === 'workflows') return { watchComponents: true };
  const isAsked = request.stream === true || request.session_id !== undefined;
  return route === 'advanced' && isAsked ? { advancedOnly: true } : {};
}
