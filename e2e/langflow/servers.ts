/** The servers that `npm run test:langflow` started, and the calls that the suite makes on all of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { endpoints } from '../../src/contract/endpoints.ts';
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import type { JsonValue } from '../../src/contract/json.ts';
import {
  adoptComponents,
  type ComponentDefinitions,
  readComponentList,
} from '../../src/flow/rebind/adopt-components.ts';
import { OPENAI_MODEL } from '../../src/run/plan/sample-model.ts';
import { customComponents } from './custom-components.ts';
import { ask, type TestedServer } from './tested-server.ts';

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start this suite with npm run test:langflow`);
  return value;
}

const json = { 'content-type': 'application/json' };

export function embeddedServer(): TestedServer {
  return { url: setting('TWEAKBENCH_URL'), headers: json, isLangflow: false };
}

/** The version of langflow-base that the suite is run on: 1.13.0, unless another was chosen. */
export function currentRelease(): string {
  return setting('CURRENT_RELEASE');
}

/** How many random bodies of which seed, and the folder in which the Langflow notes what components received. */
export function randomChoice() {
  return { bodies: Number(setting('RANDOM_BODIES')), seed: setting('RANDOM_SEED'), folder: setting('RECEIVED_FOLDER') };
}

/** The current Langflow. For the page stories it was started again on its data, and CORS allows only the product's address. */
export function currentLangflow(): TestedServer {
  return { url: setting('CURRENT_URL'), headers: { ...json, 'x-api-key': setting('CURRENT_KEY') }, isLangflow: true };
}

/** The file with the ids of the flows that the current Langflow shares with everybody. */
export function sharedFlowsFile(): string {
  return setting('SHARED_FLOWS');
}

/** The Python in which Langflow 1.13.0 is installed. */
export function langflowPython(): string {
  return setting('CURRENT_PYTHON');
}

/** langflow-base 0.7.3, the base of the 1.7 line. */
export function olderLangflow(): TestedServer {
  return { url: setting('OLDER_URL'), headers: { ...json, 'x-api-key': setting('OLDER_KEY') }, isLangflow: true };
}

/** The process or group that a signal must reach to end all of the current Langflow. */
export function currentProcessGroup(): number {
  return Number(setting('CURRENT_GROUP'));
}

const startsSchema = z.array(
  z.object({
    server: z.object({ url: z.string(), key: z.string() }),
    samples: z.array(z.object({ name: z.string(), outcome: z.string() })),
  }),
);

/** The results of the two starts of the current Langflow. */
export function currentStarts() {
  const [first, second] = startsSchema.parse(JSON.parse(setting('CURRENT_STARTS')));
  if (!first || !second) throw new Error('It was not started twice');
  return { first, second };
}

export function starterFolders(): string[] {
  return setting('STARTER_FLOWS').split('\n');
}

export function currentStarterFolder(): string {
  const [current] = starterFolders();
  if (current === undefined) throw new Error('No starter flows');
  return current;
}

const lists = new Map<string, ComponentDefinitions>();

async function componentList(server: TestedServer): Promise<ComponentDefinitions> {
  const known = lists.get(server.url);
  if (known) return known;
  const own = readComponentList(await (await ask(server, '/api/v1/all')).json());
  const list = new Map([...own, ...(await customComponents(server))]);
  lists.set(server.url, list);
  return list;
}

const madeSchema = z.union([
  z.looseObject({ id: z.string() }),
  z
    .array(z.looseObject({ id: z.string() }))
    .nonempty()
    .transform(([flow]) => flow),
]);

/** Types that ask a model, with the one that a Langflow can ask. */
const ASKING_MODELS = new Map(['LanguageModelComponent', 'Agent'].map((type) => [type, OPENAI_MODEL.fields]));

/**
 * Publishes a flow and returns its id; on a Langflow with that server's own component code. Endpoint names are unique
 * per server.
 */
export async function publish(server: TestedServer, flow: FlowExport, endpointName?: string): Promise<string> {
  const adopted = server.isLangflow ? adoptComponents(flow, await componentList(server), ASKING_MODELS).flow : flow;
  return publishWhole(server, adopted, endpointName);
}

/** The same, with the component code and the values that the flow has. */
export async function publishWhole(server: TestedServer, flow: FlowExport, endpointName?: string): Promise<string> {
  const { id: _id, endpoint_name: _name, ...rest } = flow;
  const response = await ask(server, '/api/v1/flows/', {
    method: 'POST',
    body: JSON.stringify({ ...rest, ...(endpointName !== undefined && { endpoint_name: endpointName }) }),
  });
  if (!response.ok)
    throw new Error(`${server.url} did not take the flow ${flow.name}: ${response.status} ${await response.text()}`);
  const made = madeSchema.parse(await response.json());
  if (!made) throw new Error(`${server.url} did not say the id of ${flow.name}`);
  return made.id;
}

/** Uploads a small text for any flow, and returns its path on the server. */
export async function upload(server: TestedServer): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['EBITDA was 900.']), 'report.txt');
  const { 'content-type': _json, ...headers } = server.headers;
  const response = await fetch(`${server.url}/api/v2/files`, { method: 'POST', headers, body: form });
  return z.looseObject({ path: z.string() }).parse(await response.json()).path;
}

/** A flow as stored on its server. */
export async function flowOf(server: TestedServer, id: string): Promise<FlowExport> {
  const response = await ask(server, `/api/v1/flows/${id}`);
  return flowExportSchema.parse(await response.json());
}

/** Publishes one flow on a Langflow and on the embedded server, both with the Langflow's own templates; returns both ids. */
export async function publishSame(
  langflow: TestedServer,
  embedded: TestedServer,
  flow: FlowExport,
): Promise<{ langflow: string; embedded: string }> {
  const { flow: adopted } = adoptComponents(flow, await componentList(langflow));
  return { langflow: await publish(langflow, flow), embedded: await publish(embedded, adopted) };
}

/** The flows of a server: name to id. */
export async function flowIds(server: TestedServer): Promise<Map<string, string>> {
  const response = await ask(server, endpoints.flowHeaders);
  const flows = z.array(z.looseObject({ id: z.string(), name: z.string() })).parse(await response.json());
  return new Map(flows.map(({ name, id }) => [name, id]));
}

export interface RunAnswer {
  status: number;
  contentType: string;
  body: JsonValue;
  text: string;
}

/** `POST run/advanced`; a string body is sent unchanged. */
export async function runAdvanced(
  server: TestedServer,
  flowId: string,
  body: JsonValue,
  headers: Record<string, string> = {},
): Promise<RunAnswer> {
  const response = await ask(server, `/api/v1/run/advanced/${flowId}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, contentType, text, body: contentType.includes('json') ? JSON.parse(text) : null };
}

/** Deletes something without the page's knowledge. While others write, a Langflow asks to try again after a second. */
export async function remove(server: TestedServer, path: string): Promise<void> {
  const response = await ask(server, path, { method: 'DELETE' });
  const wait = Number(response.headers.get('retry-after'));
  if (response.status === 503 && wait > 0) {
    await pause(wait * 1_000);
    return remove(server, path);
  }
  if (!response.ok) throw new Error(`${server.url} did not delete ${path}: ${response.status}`);
}
