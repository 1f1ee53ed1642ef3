/** Starts an installed Langflow on a free port of 127.0.0.1 with a data folder of its own, and makes an API key. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LangflowInstall } from './install.ts';

const START_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 10_000;

export interface LangflowServer {
  url: string;
  key: string;
  release: string;
  /** Ends it with all that it started, and removes its data. */
  stop(): Promise<void>;
}

interface LangflowOptions {
  /** Address of an OpenAI-compatible server for its Language Model components, with `/v1`. */
  modelUrl?: string;
  signal?: AbortSignal;
}

async function freePort(): Promise<number> {
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

async function makeKey(url: string, password: string): Promise<string> {
  const login = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'admin', password }),
  });
  const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await login.json());
  const made = await fetch(`${url}/api/v1/api_key/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'tweakbench' }),
  });
  return z.looseObject({ api_key: z.string() }).parse(await made.json()).api_key;
}

/** Throws with the last lines of its log when it does not come up. */
export async function startLangflow(
  install: LangflowInstall,
  { modelUrl, signal }: LangflowOptions = {},
): Promise<LangflowServer> {
  const data = await mkdtemp(join(tmpdir(), 'tweakbench-langflow-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const password = randomBytes(12).toString('hex');
  const child = spawn(
    install.python,
    ['-m', 'langflow', 'run', '--host', '127.0.0.1', '--port', String(port), '--workers', '1', '--log-level', 'error'],
    {
      cwd: data,
      // A group of its own, so that workers end with it.
      detached: true,
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
        LANGFLOW_SECRET_KEY: randomBytes(32).toString('base64url'),
        LANGFLOW_OPEN_BROWSER: 'false',
        DO_NOT_TRACK: 'true',
        LANGFLOW_DO_NOT_TRACK: 'true',
        OPENAI_API_KEY: 'none',
        ...(modelUrl !== undefined && { OPENAI_BASE_URL: modelUrl, OPENAI_API_BASE: modelUrl }),
      },
    },
  );
  let log = '';
  const keep = (chunk: Buffer) => {
    log = `${log}${chunk.toString()}`.slice(-8_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let hasExited = false;
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      hasExited = true;
      done();
    }),
  );
  const kill = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  const stop = async () => {
    kill('SIGTERM');
    await Promise.race([exited, pause(STOP_LIMIT_MS)]);
    kill('SIGKILL');
    await exited;
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  };
  signal?.addEventListener('abort', () => kill('SIGKILL'), { once: true });
  // An interrupted suite must not leave a server behind.
  process.once('exit', () => kill('SIGKILL'));
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await isUp(url))) {
    if (hasExited || performance.now() > limit) {
      await stop();
      throw new Error(`Langflow ${install.release} did not start:\n${log}`);
    }
    await pause(500);
  }
  return { url, key: await makeKey(url, password), release: install.release, stop };
}
