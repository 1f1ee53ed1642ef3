/** Starts an installed Langflow on a free port of 127.0.0.1 with its own data folder, and creates an API key. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LangflowInstall } from './install.ts';
import { newStart, savedStart } from './langflow-start.ts';
import { startOwned } from './owned-processes.ts';

/** Half a minute is usual; a busy machine takes many times that. */
const START_LIMIT_MS = 600_000;
const KEY_NAME = 'tweakbench';

export interface LangflowServer {
  url: string;
  key: string;
  release: string;
  /** Its process group: a negative pid addresses the whole group. */
  processGroup: number;
  /** Ends it and all processes that it started, and removes its data. */
  stop(): Promise<void>;
}

export interface LangflowOptions {
  /** Address of an OpenAI-compatible server for its Language Model components, with `/v1`. */
  modelUrl?: string;
  /** Settings of Langflow, as environment variables. */
  settings?: Record<string, string>;
  /** The folder for its data, address and secrets. By default they are removed when it stops. */
  keepIn?: string;
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const keysSchema = z.object({ api_keys: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })) });

/** Creates a new API key. One from an earlier start is deleted, since its text cannot be read again. */
async function makeKey(url: string, password: string): Promise<string> {
  const login = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'admin', password }),
  });
  const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await login.json());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const listed = keysSchema.parse(await (await fetch(`${url}/api/v1/api_key/`, { headers })).json());
  for (const { id, name } of listed.api_keys)
    if (name === KEY_NAME) await fetch(`${url}/api/v1/api_key/${id}`, { method: 'DELETE', headers });
  const body = JSON.stringify({ name: KEY_NAME });
  const made = await fetch(`${url}/api/v1/api_key/`, { method: 'POST', headers, body });
  return z.looseObject({ api_key: z.string() }).parse(await made.json()).api_key;
}

/** Throws with the last lines of its log when it does not start. */
export async function startLangflow(
  install: LangflowInstall,
  { modelUrl, settings = {}, keepIn }: LangflowOptions = {},
): Promise<LangflowServer> {
  const { password, secretKey, port } = await (keepIn === undefined ? newStart() : savedStart(keepIn));
  const data = keepIn ?? (await mkdtemp(join(tmpdir(), 'tweakbench-langflow-')));
  const url = `http://127.0.0.1:${port}`;
  const server = startOwned(
    install.python,
    ['-m', 'langflow', 'run', '--host', '127.0.0.1', '--port', String(port), '--workers', '1', '--log-level', 'error'],
    {
      cwd: data,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: data,
        LANGFLOW_CONFIG_DIR: data,
        // By default the database is in the installed package: shared by all servers, with the password of the first
        // one.
        LANGFLOW_SAVE_DB_IN_CONFIG_DIR: 'true',
        LANGFLOW_AUTO_LOGIN: 'false',
        LANGFLOW_SUPERUSER: 'admin',
        LANGFLOW_SUPERUSER_PASSWORD: password,
        LANGFLOW_SECRET_KEY: secretKey,
        LANGFLOW_OPEN_BROWSER: 'false',
        // Coloured tracebacks delay a failed run by seconds.
        LANGFLOW_PRETTY_LOGS: 'false',
        DO_NOT_TRACK: 'true',
        LANGFLOW_DO_NOT_TRACK: 'true',
        OPENAI_API_KEY: 'none',
        ...(modelUrl !== undefined && { OPENAI_BASE_URL: modelUrl, OPENAI_API_BASE: modelUrl }),
        ...settings,
      },
      cleanUp: () => {
        if (keepIn === undefined) rmSync(data, { recursive: true, force: true, maxRetries: 3 });
      },
    },
  );
  let log = '';
  const keep = (chunk: Buffer) => {
    log = `${log}${chunk.toString()}`.slice(-8_000);
  };
  server.child.stdout?.on('data', keep);
  server.child.stderr?.on('data', keep);
  let hasExited = false;
  void server.exited.then(() => {
    hasExited = true;
  });
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await isUp(url))) {
    if (hasExited || performance.now() > limit) {
      await server.stop();
      throw new Error(`Langflow ${install.release} did not start:\n${log}`);
    }
    await pause(500);
  }
  const processGroup = server.child.pid ?? 0;
  return { url, key: await makeKey(url, password), release: install.release, processGroup, stop: server.stop };
}
