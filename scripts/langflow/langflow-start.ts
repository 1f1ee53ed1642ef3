/**
 * What a Langflow is started with. With a folder that is kept it is the same at every start: the data there were made with the
 * secrets, and browsers remember the address.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** In a folder that is kept. */
export const START_FILE = 'tweakbench-secrets.json';

const keptSchema = z.object({
  password: z.string(),
  secretKey: z.string(),
  // Files of an earlier release have none.
  port: z.int().min(1).max(65_535).optional(),
});

export interface LangflowStart {
  /** Of its user "admin". */
  password: string;
  /** What it encrypts with. */
  secretKey: string;
  /** Of 127.0.0.1. */
  port: number;
}

export async function newStart(): Promise<LangflowStart> {
  return {
    password: randomBytes(12).toString('hex'),
    secretKey: randomBytes(32).toString('base64url'),
    port: await freePort(),
  };
}

/** What is kept in `folder`, for this user alone; made and written there when there is none. Its port changes where another program has taken it. */
export async function keptStart(folder: string): Promise<LangflowStart> {
  const file = join(folder, START_FILE);
  const kept = existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const start = kept === null ? await newStart() : { ...kept, port: await freePort(kept.port) };
  if (start.port === kept?.port) return start;
  mkdirSync(folder, { recursive: true });
  // In one step: the data cannot be read without the secrets.
  writeFileSync(`${file}.new`, JSON.stringify(start), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return start;
}

/** A port of 127.0.0.1 that nothing listens on now: `wanted` where that is such a one. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  try {
    await once(probe.listen(wanted, '127.0.0.1'), 'listening');
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort();
  }
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
