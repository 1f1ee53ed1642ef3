/** Starts an installed Langflow on a free port of 127.0.0.1 with a data folder of its own, and makes an API key. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LangflowInstall } from './install.ts';
import { startOwned } from './owned-processes.ts';

/** Half a minute is usual; a machine with other work takes many times that. */
const START_LIMIT_MS = 600_000;
const KEY_NAME = 'tweakbench';
/** In a folder that is kept: the password of its user "admin", and what Langflow encrypts with. */
export const SECRETS_FILE = 'tweakbench-secrets.json';

export interface LangflowServer {
  url: string;
  key: string;
  release: string;
  /** It and all that it started: a negative number of it addresses them together. */
  processGroup: number;
  /** Ends it with all that it started, and removes its data. */
  stop(): Promise<void>;
}

interface LangflowOptions {
  /** Address of an OpenAI-compatible server for its Language Model components, with `/v1`. */
  modelUrl?: string;
  /** Settings of Langflow, as environment variables. */
  settings?: Record<string, string>;
  /** A folder to keep its data in; without one they are removed when it stops. */
  keepIn?: string;
}

const secretsSchema = z.object({ password: z.string(), secretKey: z.string() });
type Secrets = z.infer<typeof secretsSchema>;

function newSecrets(): Secrets {
  return { password: randomBytes(12).toString('hex'), secretKey: randomBytes(32).toString('base64url') };
}

/** What the data in `folder` were made with; made and written there, for this user alone, when there are none. */
function keptSecrets(folder: string): Secrets {
  const file = join(folder, SECRETS_FILE);
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = newSecrets();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** A port of 127.0.0.1 that nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const keysSchema = z.object({ api_keys: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })) });

/** A new key of ours; one of an earlier start is deleted, since its text cannot be had again. */
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

/** Throws with the last lines of its log when it does not come up. */
export async function startLangflow(
  install: LangflowInstall,
  { modelUrl, settings = {}, keepIn }: LangflowOptions = {},
): Promise<LangflowServer> {
  const { password, secretKey } = keepIn === undefined ? newSecrets() : keptSecrets(keepIn);
  const data = keepIn ?? (await mkdtemp(join(tmpdir(), 'tweakbench-langflow-')));
  const port = await freePort();
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
        // Else the database lies in the installed package: shared by all servers, with the password of the first one.
        LANGFLOW_SAVE_DB_IN_CONFIG_DIR: 'true',
        LANGFLOW_AUTO_LOGIN: 'false',
        LANGFLOW_SUPERUSER: 'admin',
        LANGFLOW_SUPERUSER_PASSWORD: password,
        LANGFLOW_SECRET_KEY: secretKey,
        LANGFLOW_OPEN_BROWSER: 'false',
        // Drawing a traceback in colours takes a failing run seconds.
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
