/** Reads the JSON body of a pasted request for each route, with remarks about unsupported parts. */
import { isDeeperThan, isJsonObject, type JsonObject, type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { type InputType, inputTypeSchema, type RunInput, type RunRequest } from '#contract/run-request.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { FIELD_KEYS, type FieldKind, REQUEST_FIELDS } from '../model/request-fields.ts';
import { PasteError, replaceVariables, variablesIn } from './http-call.ts';
import { ROUTE_KEYS, type Route } from './route-keys.ts';

export interface ReadBody {
  request: RunRequest;
  /** Flow that a workflows body names; null for other bodies. */
  flow: string | null;
  remarks: string[];
}

/** Accepts comments and trailing commas. Throws PasteError when it is not a JSON object. */
export function parseBody(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { tweaks, problems } = parseTweaksText(text);
    if (tweaks !== null) return tweaks;
    const [problem] = problems;
    throw new PasteError(
      problem ? `The body is not valid JSON. Line ${problem.line}: ${problem.message}.` : 'The body is empty.',
    );
  }
  if (isDeeperThan(value)) throw new PasteError(`The body nests deeper than ${MAX_JSON_DEPTH} levels.`);
  if (!isJsonObject(value)) throw new PasteError('The body must be a JSON object: { … }.');
  return value;
}

/** Guesses the route by the keys, if there is no address. */
export function guessRoute(body: JsonObject): Route | 'tweaks' {
  const has = (key: string) => Object.hasOwn(body, key);
  if (has('flow_id')) return 'workflows';
  if (has('inputs') || has('outputs')) return 'advanced';
  if (['input_value', 'input_type', 'output_type', 'output_component'].some(has)) return 'simple';
  return ROUTE_KEYS.advanced.some(has) || Object.keys(body).length === 0 ? 'advanced' : 'tweaks';
}

/** Never throws: leaves out what cannot be used, with a remark. */
export function readPastedBody(body: JsonObject, route: Route): ReadBody {
  const remarks: string[] = [];
  for (const key of Object.keys(body)) {
    if (!ROUTE_KEYS[route].includes(key))
      remarks.push(`"${shorten(key)}" is not part of such a request. It was left out.`);
  }
  const request: RunRequest = {};
  const tweaks = body.tweaks ?? {};
  if (isJsonObject(tweaks)) request.tweaks = readTweaks(tweaks, remarks);
  else remarks.push('"tweaks" is not an object. It was left out.');
  for (const key of FIELD_KEYS) {
    const { sentAs, kind } = REQUEST_FIELDS[key];
    if (ROUTE_KEYS[route].includes(sentAs)) Object.assign(request, readField(body[sentAs], sentAs, kind, remarks));
  }
  if (route === 'advanced') readAdvanced(body, request, remarks);
  else readSimple(body, route, request, remarks);
  const flow = route === 'workflows' ? readText(body.flow_id, 'flow_id', remarks) : null;
  return { request, flow, remarks };
}

function readAdvanced(body: JsonObject, request: RunRequest, remarks: string[]): void {
  const { inputs } = body;
  if (Array.isArray(inputs)) request.inputs = inputs.map((input, index) => readInput(input, index, remarks));
  else if (inputs !== undefined) remarks.push('"inputs" is not a list. It was left out.');
}

/** One entry of the request; none where the value cannot be used. */
function readField(value: JsonValue | undefined, name: string, kind: FieldKind, remarks: string[]): JsonObject {
  if (value === undefined) return {};
  if (kind === 'names') return { [name]: readNames(value, name, remarks) };
  if (kind === 'text') {
    const text = readText(value, name, remarks);
    return text === null ? {} : { [name]: text };
  }
  if (typeof value === 'boolean') return { [name]: value };
  remarks.push(`"${name}" is neither true nor false. It was left out.`);
  return {};
}

function readInput(value: JsonValue, index: number, remarks: string[]): RunInput {
  const name = `Input ${index + 1}`;
  if (!isJsonObject(value)) {
    remarks.push(`${name} is not an object. It was read as an empty one.`);
    return {};
  }
  const input: RunInput = {};
  const text = readText(value.input_value, `input_value of ${name}`, remarks);
  if (text !== null) input.input_value = text;
  if (value.components !== undefined && value.components !== null) {
    input.components = readNames(value.components, `components of ${name}`, remarks);
  }
  if (value.type !== undefined) input.type = readType(value.type, `type of ${name}`, remarks);
  for (const key of Object.keys(value)) {
    if (!['input_value', 'components', 'type'].includes(key))
      remarks.push(`"${shorten(key)}" of ${name} was left out.`);
  }
  return input;
}

/** The two routes with one input, `input_value`; without it the flow keeps its saved texts. */
function readSimple(body: JsonObject, route: Route, request: RunRequest, remarks: string[]): void {
  const text = readText(body.input_value, 'input_value', remarks);
  if (text === null) request.inputs = [];
  else {
    const type = body.input_type === undefined ? 'chat' : readType(body.input_type, 'input_type', remarks);
    const start = readText(body.start_component_id, 'start_component_id', remarks);
    request.inputs = [{ input_value: text, type, ...(start === null ? {} : { components: [start] }) }];
  }
  if (route === 'workflows') {
    request.stream = body.mode === 'stream';
    return;
  }
  const output = readText(body.output_component, 'output_component', remarks);
  if (output !== null && output !== '') request.outputs = [output];
  else if (body.output_type === 'debug') {
    remarks.push('"output_type": "debug" asks for every component. Choose the outputs you want.');
  } else if (body.output_type === 'text') {
    remarks.push('"output_type": "text" asks for text outputs only. The form asks for every output of the flow.');
  }
}

function readTweaks(tweaks: JsonObject, remarks: string[]): JsonObject {
  const unknown = new Set<string>();
  const clean = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') {
      const found = variablesIn(value);
      for (const name of found) unknown.add(name);
      return found.length > 0 ? SECRET_MASK : value;
    }
    if (Array.isArray(value)) return value.map(clean);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  };
  const cleaned = clean(tweaks);
  for (const name of unknown) remarks.push(`A tweak uses the variable ${name}. Type its value.`);
  return isJsonObject(cleaned) ? cleaned : {};
}

function readText(value: JsonValue | undefined, name: string, remarks: string[]): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    remarks.push(`${name} is not text. It was read as the text ${shorten(JSON.stringify(value))}.`);
    return JSON.stringify(value);
  }
  for (const variable of variablesIn(value)) remarks.push(`${name} uses the variable ${variable}. Type its value.`);
  return withNames(value);
}

function readNames(value: JsonValue, name: string, remarks: string[]): string[] {
  const names = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  if (!Array.isArray(value) || names.length < value.length) {
    remarks.push(`${name} is not a list of names only. Everything else was left out.`);
  }
  return names;
}

function readType(value: JsonValue, name: string, remarks: string[]): InputType {
  const known = inputTypeSchema.safeParse(value);
  if (known.success) return known.data;
  remarks.push(`${name} is not any, chat or text. It was read as any.`);
  return 'any';
}

/** Each variable as `$NAME`. */
export function withNames(text: string): string {
  return replaceVariables(text, (name) => (name.startsWith('$') ? name : `$${name}`));
}

/** Cuts a text for a remark. */
export function shorten(text: string): string {
  return cutText(text, 80);
}
