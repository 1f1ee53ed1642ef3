/** Runs a flow as the page does: with the product's own plan, its routes and its reading of the answers. */
import type { RunRequest } from '../../src/contract/run-request.ts';
import { indexFlow } from '../../src/flow/index-flow.ts';
import { tweakRulesFor } from '../../src/flow/tweak-rules.ts';
import type { Connection, ServerCapabilities } from '../../src/run/connection.ts';
import { createRun } from '../../src/run/create-run.ts';
import { executeRun } from '../../src/run/execute-run.ts';
import { planRequests } from '../../src/run/plan-requests.ts';
import { probeServer } from '../../src/run/probe-server.ts';
import type { RequestDraft } from '../../src/run/request-draft.ts';
import type { Run } from '../../src/run/run.ts';
import { reduceRun } from '../../src/run/run-reducer.ts';
import { flowOf } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const embedded: ServerCapabilities = {
  ...{ kind: 'embedded', name: 'Embedded engine', version: { version: '1.13.0' } },
  ...{ rules: tweakRulesFor({ version: '1.13.0' }), streamsWorkflows: false },
};

/** What a run keeps of the form; nothing here reads it. */
const draft: RequestDraft = {
  inputsMode: 'mine',
  inputs: [],
  outputs: [],
  tweaksText: '',
  stream: true,
  sessionId: '',
};

export async function runAsPage(server: TestedServer, flowId: string, request: RunRequest): Promise<Run> {
  const { signal } = new AbortController();
  const kind = server.isLangflow ? 'langflow' : 'embedded';
  const connection: Connection = { kind, baseUrl: server.url, apiKey: server.headers['x-api-key'] ?? null };
  const capabilities = server.isLangflow ? await probeServer(connection, signal) : embedded;
  const index = indexFlow(await flowOf(server, flowId));
  const plan = planRequests({ request, flowId, server: capabilities, index });
  let run = createRun({
    ...{ id: flowId, number: 1, flow: { id: flowId, name: index.name }, index, server: capabilities.name },
    ...{ draft, request, plan, onlyInput: null, startedAt: Date.now() },
  });
  const session = request.session_id ?? null;
  for await (const update of executeRun({ plan, connection, flow: flowId, session, signal }))
    run = reduceRun(run, [update]);
  return run;
}
