/** The embedded engine in this process, without a port, with a data folder that is removed at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowExport } from '#contract/flow-export.ts';
import { VERSION } from '#contract/package-version.ts';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import type { Connection } from '#run/model/connection.ts';
import { describeServer } from '#run/send/describe-server.ts';
import { createEngineApp } from '#server/create-engine-app.ts';
import { HttpError } from '#server/http/http-error.ts';
import { createLog } from '#server/http/log.ts';
import { hasModelServer } from '#server/models/served-models.ts';
import { openEngineServices } from '#server/services/engine-services.ts';
import { ConfigError, readConfig } from '#server/settings/config.ts';
import type { StoredFlow } from '#server/stores/flow-folder.ts';
import { createWorkerPool } from '#server/workers/worker-pool.ts';
import type { Environment } from '../terminal/command-ports.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';
import { createCommandMemory } from './command-memory.ts';
import type { Target, TargetFlow } from './target.ts';

/** The settings that concern a run. */
const SETTINGS = [
  'TWEAKBENCH_RUN_TIMEOUT',
  'TWEAKBENCH_DEMO_PACE',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
  'OPENAI_MODEL',
];

/** Throws a CommandError when a setting cannot be used. */
export async function openEmbedded(environment: Environment, samplesFolder: string): Promise<Target> {
  const config = readSettings(environment);
  const dataFolder = await mkdtemp(join(tmpdir(), 'tweakbench-'));
  const log = createLog('silent');
  const services = await openEngineServices({
    config,
    dataFolder,
    log,
    samplesFolder,
    turnsOf: () => null,
    memory: createCommandMemory(),
    workers: createWorkerPool(),
  });
  const app = createEngineApp(services);
  const connection: Connection = {
    kind: 'embedded',
    // Never resolved: the requests do not leave this process.
    baseUrl: 'http://127.0.0.1',
    apiKey: null,
    fetch: fetchOf((request) => app.fetch(request, {})),
  };
  return {
    connection,
    server: describeServer(connection, {
      version: VERSION,
      package: EMBEDDED_PACKAGE,
      has_model_server: hasModelServer(config.openai),
    }),
    address: null,
    findFlow: async (key) => {
      const stored = await services.flows.find(key);
      if (stored) return toTargetFlow(stored);
      const names = (await services.flows.list()).map(({ id, endpoint_name }) => endpoint_name ?? id);
      throw new CommandError(
        EXIT.couldNotRun,
        `The embedded engine has no flow ${key}, only the samples ${names.join(', ')}. Name a file of the flow in the suite (flow: {file: …}), or a Langflow: --url URL`,
      );
    },
    addFlow: async (flow) => {
      const added = toTargetFlow(await addFlow(flow, services.flows));
      // The store, which ends with the command, numbers the name of a flow that is called like a sample.
      return { ...added, name: flow.name?.trim() || added.name };
    },
    isThere: async () => true,
    close: async () => {
      services.runs.shutDown();
      await services.workers.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Answers like a network: an aborted request rejects with the signal's reason, also while its body is read. */
function fetchOf(answer: (request: Request) => Response | Promise<Response>): typeof fetch {
  return async (url, init) => {
    const request = new Request(url, init);
    const { signal } = request;
    const aborted = new Promise<never>((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    });
    signal.throwIfAborted();
    const response = await Promise.race([answer(request), aborted]);
    const body = response.body?.pipeThrough(new TransformStream(), { signal }) ?? null;
    return new Response(body, response);
  };
}

async function addFlow(
  flow: FlowExport,
  flows: { add(flows: FlowExport[]): Promise<StoredFlow[]> },
): Promise<StoredFlow> {
  try {
    const [stored] = await flows.add([flow]);
    if (stored) return stored;
    throw usageError('The flow could not be stored');
  } catch (error) {
    throw error instanceof HttpError ? usageError(String(error.body.detail)) : error;
  }
}

function toTargetFlow({ id, flow, index }: StoredFlow): TargetFlow {
  return { id, name: flow.name ?? id, flow, index };
}

function readSettings(environment: Environment) {
  try {
    const own = Object.fromEntries(SETTINGS.map((name) => [name, environment[name]]));
    // Nobody watches the demo model write, so it does not pause.
    return readConfig({ ...own, TWEAKBENCH_DEMO_PACE: environment.TWEAKBENCH_DEMO_PACE || '0' }, []);
  } catch (error) {
    throw error instanceof ConfigError ? usageError(error.message) : error;
  }
}
