/** Runs a flow like the page: with the product's plan, routes and parsing of the answers. */
import type { RunRequest } from '../../src/contract/run-request.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { executeRun } from '../../src/run/execute/execute-run.ts';
import type { Connection, ServerCapabilities } from '../../src/run/model/connection.ts';
import type { OpenQuestions } from '../../src/run/model/decisions.ts';
import type { RequestDraft } from '../../src/run/model/request-draft.ts';
import { readFields } from '../../src/run/model/request-fields.ts';
import type { RunVariable } from '../../src/run/model/request-plan.ts';
import type { Run } from '../../src/run/model/run.ts';
import { planRequests } from '../../src/run/plan/plan-requests.ts';
import { createRun } from '../../src/run/reduce/create-run.ts';
import { reduceRun } from '../../src/run/reduce/run-reducer.ts';
import { fetchWithoutKeepAlive } from '../../src/run/send/fetch-without-keep-alive.ts';
import { probeServer } from '../../src/run/send/probe-server.ts';
import { flowOf } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const embedded: ServerCapabilities = {
  kind: 'embedded',
  name: 'Embedded engine',
  version: { version: '1.13.0' },
  rules: tweakRulesFor({ version: '1.13.0' }),
  streamsWorkflows: false,
};

/** The form as saved with a run; unused here. */
const draft: RequestDraft = { inputsMode: 'mine', inputs: [], tweaksText: '', ...readFields({}) };

/** `choice`: what a person decides where the flow asks one. `variables`: of this run. */
export async function runAsPage(
  server: TestedServer,
  flowId: string,
  request: RunRequest,
  choice?: string,
  variables: readonly RunVariable[] = [],
): Promise<Run> {
  const { signal } = new AbortController();
  const kind = server.isLangflow ? 'langflow' : 'embedded';
  const connection: Connection = {
    kind,
    baseUrl: server.url,
    apiKey: server.headers['x-api-key'] ?? null,
    fetch: fetchWithoutKeepAlive,
  };
  const capabilities = server.isLangflow ? await probeServer(connection, signal) : embedded;
  const index = indexFlow(await flowOf(server, flowId));
  const plan = planRequests({ request, flowId, server: capabilities, index, variables });
  let run = createRun({
    id: flowId,
    number: 1,
    flow: { id: flowId, name: index.name },
    index,
    server: capabilities.name,
    missed: [],
    draft,
    request,
    plan,
    onlyInput: null,
    startedAt: Date.now(),
  });
  const session = request.session_id ?? null;
  const decisions: OpenQuestions = {
    open(_requestId, send) {
      if (choice !== undefined) void send(choice);
      return () => undefined;
    },
  };
  for await (const update of executeRun({ plan, connection, flow: flowId, session, signal, decisions }))
    run = reduceRun(run, [update]);
  return run;
}
