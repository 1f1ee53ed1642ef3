/** A Langflow 1.13.0 that keeps versions of one flow, with the answers of wire/versions.json and a recorded stream. */
import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { jsonValue } from '#contract/json-schema.ts';
import { readRecording, recordedStreams, withFinalText } from '#contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { langflow113 } from './langflow-answers.ts';
import { listenLocally } from './listen-locally.ts';

const recorded = z
  .object({ cases: z.array(z.object({ case: z.string(), status: z.number(), reply: jsonValue })) })
  .parse(readRecording('versions.json')).cases;

/** The recorded answer of this case. */
function answerOf(name: string): { status: number; body: unknown } {
  const found = recorded.find((one) => one.case === name);
  if (!found) throw new Error(`No case is called ${name}`);
  return { status: found.status, body: found.reply };
}

const outline = parseOutline(readRecording('flows/chat.json'));
type Graph = ReturnType<typeof exportFromOutline>['data'];

export const VERSIONED_FLOW = { id: outline.id, name: 'Versioned' };
/** The prompt of the flow, whose text tells the versions apart. */
export const VERSIONED_PROMPT = 'Prompt-p1';

interface StoredVersion {
  entry: Record<string, unknown> & { id: string };
  data: Graph;
}

export interface VersionsServer {
  url: string;
  readonly seen: { method: string; path: string; body: string }[];
  /** Edits the flow, as in Langflow's own editor. */
  edit(template: string): void;
  /** Removes a component, as in Langflow's own editor. */
  remove(component: string): void;
  /** The prompt of the flow as it is. */
  template(): string;
  /** Saves a version of the flow as it is. */
  save(description: string): void;
  /** Answers the next requests for this route with the recorded "database is busy". */
  failNext(route: 'PATCH' | 'activate' | 'snapshot' | 'list', times?: number): void;
  /** Makes the change, and then cuts the connection. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

export async function startVersionsServer({ hasVersions = true } = {}): Promise<VersionsServer> {
  let data: Graph = exportFromOutline(outline).data;
  const versions: StoredVersion[] = [];
  const seen: VersionsServer['seen'] = [];
  const failures = new Map<string, number>();
  let losesAnswer = false;

  function keep(description: string): StoredVersion {
    const number = versions.length + 1;
    const entry = {
      ...Object(answerOf('create').body),
      id: `00000000-0000-4000-8000-70000000000${number}`,
      flow_id: outline.id,
      version_number: number,
      description,
      version_tag: `v${number}`,
    };
    const stored = { entry, data: structuredClone(data) };
    versions.unshift(stored);
    return stored;
  }

  /** Once for each time that the route was told to fail. */
  function isFailing(route: string): boolean {
    const left = failures.get(route) ?? 0;
    failures.set(route, left - 1);
    return left > 0;
  }

  function answer(method: string, path: string, body: string): { status: number; body: unknown } {
    const flow = `/api/v1/flows/${outline.id}`;
    const busy = answerOf('activate');
    if (method === 'GET' && path === '/api/v1/flows/') return { status: 200, body: [VERSIONED_FLOW] };
    if (path === flow) {
      if (method === 'PATCH') {
        if (isFailing('PATCH')) return busy;
        data = JSON.parse(body).data;
      }
      return { status: 200, body: { ...VERSIONED_FLOW, data } };
    }
    if (!hasVersions || !path.startsWith(`${flow}/versions/`)) return answerOf('list without slash');
    const [id = '', action] = path.slice(`${flow}/versions/`.length).split('/');
    if (id === '') {
      if (method === 'POST')
        return isFailing('snapshot') ? busy : { status: 201, body: keep(JSON.parse(body).description).entry };
      if (isFailing('list')) return busy;
      return { status: 200, body: { ...Object(answerOf('list').body), entries: versions.map(({ entry }) => entry) } };
    }
    const version = versions.find(({ entry }) => entry.id === id);
    if (!version) return { status: 404, body: { detail: 'Version entry not found' } };
    if (action === undefined) return { status: 200, body: { ...version.entry, data: version.data } };
    if (isFailing('activate')) return busy;
    keep(`Auto-saved before activating ${version.entry.version_tag}`);
    data = structuredClone(version.data);
    return { status: 200, body: answerOf('activate, try 1').body };
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://langflow');
    const method = request.method ?? '';
    const body = await readText(request);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-allow-methods', '*');
    if (method === 'OPTIONS') return void response.writeHead(200).end();
    seen.push({ method, path: pathname, body });
    if (method === 'POST' && pathname === '/api/v2/workflows' && body.includes('"flow_id"')) {
      const { data: sent = data, tweaks } = JSON.parse(body);
      const said = tweaks?.[VERSIONED_PROMPT]?.template ?? templateOf(sent);
      const recording = recordedStreams().find(({ name }) => name === 'v2-chat-1.13.0');
      if (!recording) throw new Error('There is no recording');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return void response.end(
        withFinalText(recording, said)
          .frames.map(({ raw }) => raw)
          .join(''),
      );
    }
    const known = langflow113[`${method} ${pathname}`];
    const found =
      known && typeof known !== 'function' && pathname !== '/api/v1/flows/' ? known : answer(method, pathname, body);
    if (losesAnswer && method === 'PATCH') {
      losesAnswer = false;
      return void response.destroy();
    }
    response.writeHead(found.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found.body));
  });
  return {
    ...(await listenLocally(server)),
    seen,
    edit: (template) => {
      data = withTemplate(data, template);
    },
    remove: (component) => {
      const nodes = data.nodes.filter(({ id }) => id !== component);
      const edges = data.edges?.filter(({ source, target }) => source !== component && target !== component) ?? [];
      data = { ...data, nodes, edges };
    },
    template: () => templateOf(data),
    save: (description) => void keep(description),
    failNext: (route, times = 1) => void failures.set(route, times),
    loseNextAnswer: () => {
      losesAnswer = true;
    },
  };
}

function promptOf(data: Graph) {
  const prompt = data.nodes.find(({ id }) => id === VERSIONED_PROMPT)?.data.node?.template?.template;
  return z.looseObject({ value: z.string() }).parse(prompt);
}

function templateOf(data: Graph): string {
  return promptOf(data).value;
}

function withTemplate(data: Graph, value: string): Graph {
  const changed = structuredClone(data);
  const template = changed.nodes.find(({ id }) => id === VERSIONED_PROMPT)?.data.node?.template;
  if (template) template.template = { ...promptOf(data), value } as (typeof template)[string];
  return changed;
}
