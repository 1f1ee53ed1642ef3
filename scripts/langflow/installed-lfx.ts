/** Starts the `lfx serve` of an installed Langflow on a free port of 127.0.0.1, with the sample flows of this product. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { adoptComponents, readComponentList } from '../../src/flow/rebind/adopt-components.ts';
import { OPENAI_MODEL } from '../../src/run/model/sample-model.ts';
import type { LangflowInstall } from './install.ts';
import { newStart } from './langflow-start.ts';
import { startOwned } from './owned-processes.ts';

const START_LIMIT_MS = 300_000;
const examples = resolve(import.meta.dirname, '../../public/examples');

export interface LfxServer {
  url: string;
  key: string;
  /** The flows that it serves, as files with the code of its components. */
  folder: string;
  /** Ends it, and removes its files. */
  stop(): Promise<void>;
}

/** `modelUrl` is the address of an OpenAI-compatible server for the Language Model components, with `/v1`. Throws with its log. */
export async function startLfx(install: LangflowInstall, modelUrl: string): Promise<LfxServer> {
  const { password: key, port } = await newStart();
  const home = mkdtempSync(join(tmpdir(), 'tweakbench-lfx-'));
  const folder = join(home, 'flows');
  writeSamples(install, folder);
  const server = startOwned(
    install.python,
    ['-m', 'lfx', 'serve', folder, '--host', '127.0.0.1', '--port', String(port), '--no-check-variables'],
    {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: home,
        LANGFLOW_API_KEY: key,
        DO_NOT_TRACK: 'true',
        LANGFLOW_DO_NOT_TRACK: 'true',
        OPENAI_API_KEY: 'none',
        OPENAI_BASE_URL: modelUrl,
        OPENAI_API_BASE: modelUrl,
      },
      cleanUp: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
    },
  );
  let log = '';
  for (const part of [server.child.stdout, server.child.stderr]) {
    part?.on('data', (chunk: Buffer) => {
      log = `${log}${chunk.toString()}`.slice(-8_000);
    });
  }
  let hasExited = false;
  void server.exited.then(() => {
    hasExited = true;
  });
  const url = `http://127.0.0.1:${port}`;
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await isUp(url))) {
    if (hasExited || performance.now() > limit) {
      await server.stop();
      throw new Error(`lfx serve ${install.release} did not start:\n${log}`);
    }
    await pause(300);
  }
  return { url, key, folder, stop: server.stop };
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const indexSchema = z.object({ entries: z.array(z.tuple([z.string(), z.unknown()])) });

/** lfx has no route for its components, but a file. */
function writeSamples({ componentIndex }: LangflowInstall, folder: string): void {
  const { entries } = indexSchema.parse(JSON.parse(readFileSync(componentIndex, 'utf8')));
  const list = readComponentList(Object.fromEntries(entries));
  const models = new Map([['LanguageModelComponent', OPENAI_MODEL.fields]]);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(examples)) {
    if (!name.endsWith('.json') || name.endsWith('.request.json')) continue;
    const sample = flowExportSchema.parse(JSON.parse(readFileSync(join(examples, name), 'utf8')));
    writeFileSync(join(folder, name), JSON.stringify(adoptComponents(sample, list, models).flow));
  }
}
