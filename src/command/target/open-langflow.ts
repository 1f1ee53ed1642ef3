/** A Langflow, or another Tweakbench, at an address. */

import { endpoints } from '#contract/endpoints.ts';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import { userEndpoints } from '#contract/routes/user-endpoints.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { explainError, failureSentence } from '#run/errors/error-text.ts';
import { plainText } from '#run/errors/wording.ts';
import type { Connection } from '#run/model/connection.ts';
import { toRunError } from '#run/model/to-run-error.ts';
import { startDeadline } from '#run/send/deadline.ts';
import { describeServer } from '#run/send/describe-server.ts';
import { fetchWithoutKeepAlive } from '#run/send/fetch-without-keep-alive.ts';
import { probeServer } from '#run/send/probe-server.ts';
import { readBody, sendRequest } from '#run/send/send-request.ts';
import { CommandError, EXIT } from '../terminal/exit-codes.ts';
import type { LangflowAccess } from './langflow-access.ts';
import type { Target, TargetFlow } from './target.ts';

/** ms for the answer about a flow. */
const ANSWER_MS = 30_000;

interface ListedFlow {
  id: string;
  name: string;
  endpoint: string | null;
}

/** Throws a CommandError that says what to do when it does not answer or refuses the key. */
export async function openLangflow({ url, apiKey, keyName }: LangflowAccess, stop: AbortSignal): Promise<Target> {
  const baseUrl = trimEndOf(url, '/');
  const connection: Connection = { kind: 'langflow', baseUrl, apiKey, address: baseUrl, fetch: fetchWithoutKeepAlive };
  const explained = async <Value>(task: Promise<Value>, flow = ''): Promise<Value> => {
    try {
      return await task;
    } catch (thrown) {
      stop.throwIfAborted();
      if (thrown instanceof CommandError) throw thrown;
      throw new CommandError(EXIT.couldNotRun, whyNot(thrown, baseUrl, keyName, apiKey, flow));
    }
  };
  const askJson = async (path: string): Promise<JsonValue> => {
    const deadline = startDeadline(stop, { totalMs: ANSWER_MS, idleMs: ANSWER_MS });
    try {
      const response = await sendRequest(connection, path, { signal: deadline.signal });
      const body = await readBody(response, deadline.signal);
      if (response.ok) return tryParseJson(body) ?? null;
      throw new CommandError(EXIT.couldNotRun, `${baseUrl} answered ${response.status} to GET ${path}`);
    } finally {
      deadline.clear();
    }
  };
  const findListed = async (keys: readonly (string | null | undefined)[]): Promise<ListedFlow> => {
    const listed = readList(await explained(askJson(endpoints.flowHeaders)));
    const wanted = keys.filter((key) => key !== null && key !== undefined);
    for (const key of wanted) {
      const found = listed.find(({ id, endpoint }) => id === key || endpoint === key);
      if (found) return found;
    }
    throw new CommandError(EXIT.couldNotRun, noFlow(wanted.at(-1) ?? '', baseUrl, listed, isEmbedded));
  };
  let user: Promise<string | null> | null = null;
  /** The id of the key's user; null if the server does not say. */
  const whoAmI = () => {
    user ??= askJson(userEndpoints.whoAmI).then(
      (reply) => (isJsonObject(reply) && typeof reply.id === 'string' ? reply.id : null),
      () => null,
    );
    return user;
  };
  const open = async (keys: readonly (string | null | undefined)[]): Promise<TargetFlow> => {
    const { id, name } = await findListed(keys);
    const flow = flowExportSchema.safeParse(await explained(askJson(endpoints.flow(id)), id));
    if (!flow.success)
      throw new CommandError(EXIT.couldNotRun, `${baseUrl} answered something else than the flow ${id}`);
    const index = indexFlow(flow.data);
    const { user_id: owner } = flow.data;
    const isOthers = typeof owner === 'string' && ![owner, null].includes(await whoAmI());
    return { id, name, flow: flow.data, index: isOthers ? { ...index, isOthers } : index };
  };
  const server = await explained(probeServer(connection, stop));
  // A Tweakbench answers the same about its flows, and runs them on its own engine, which has routes of its own.
  const isEmbedded = server.version.package === EMBEDDED_PACKAGE;
  const runs: Connection = isEmbedded ? { ...connection, kind: 'embedded' } : connection;
  return {
    connection: runs,
    server: isEmbedded ? describeServer(runs, server.version) : server,
    address: baseUrl,
    findFlow: (key) => open([key]),
    addFlow: ({ id, endpoint_name, name }: FlowExport) => open([id, endpoint_name, name]),
    isThere: () =>
      askJson(endpoints.version).then(
        () => true,
        (error: unknown) => error instanceof CommandError,
      ),
    close: async () => undefined,
  };
}

function readList(value: JsonValue): ListedFlow[] {
  const rows = Array.isArray(value) ? value : [];
  return rows.flatMap((row) => {
    if (!isJsonObject(row) || typeof row.id !== 'string' || row.is_component === true) return [];
    const { id, name, endpoint_name: endpoint } = row;
    return [
      { id, name: typeof name === 'string' ? name : id, endpoint: typeof endpoint === 'string' ? endpoint : null },
    ];
  });
}

function noFlow(key: string, server: string, listed: readonly ListedFlow[], isEmbedded: boolean): string {
  const close = nameFinder(listed.map(({ endpoint, id }) => endpoint ?? id))(key);
  const byName = listed.filter(({ name }) => name === key).map(({ endpoint, id }) => endpoint ?? id);
  const [first] = [...byName, ...close];
  const question = first === undefined ? '' : ` Did you mean ${first}?`;
  const how = isEmbedded
    ? 'import the flow there, or give no address and name its file in the suite (flow: {file: …})'
    : 'a Langflow that is started with LANGFLOW_LOAD_FLOWS_PATH keeps the ids of the files';
  return `${server} has no flow ${key}.${question} A suite names the id or the endpoint name of its flow; ${how}`;
}

function whyNot(thrown: unknown, server: string, keyName: string, key: string | null, flow: string): string {
  const error = toRunError(thrown, { requestIndex: null, elapsedMs: null, flow, session: null });
  if (error.kind === 'key-refused') {
    const doing = key === null ? `Set ${keyName} to an API key of it` : `Look at the key in ${keyName}`;
    return `${server} refused the API key${key === null ? ', which is missing' : ''}. ${doing}, or name another variable: --key-env NAME`;
  }
  if (error.kind === 'other')
    return `${server} cannot be used. ${failureSentence(error, { hasKey: key !== null, isRelayed: false })}`;
  const { title, sentence } = explainError(error, { server: 'Langflow', host: server, refused: [], tweaks: 0 });
  const doing = error.kind === 'unreachable' ? 'Start it, or give another address: --url URL' : plainText(sentence);
  return `${title}. ${doing}`;
}
