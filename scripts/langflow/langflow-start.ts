/**
 * The settings of a Langflow. In a data folder they are the same at every start, because the data depends on the
 * secrets, and browsers remember the address.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** In the data folder. */
export const START_FILE = 'tweakbench-secrets.json';

const savedSchema = z.object({
  password: z.string(),
  secretKey: z.string(),
  port: z.int().min(1).max(65_535),
});

export interface LangflowStart {
  /** Password of its user "admin". */
  password: string;
  /** Langflow's encryption key. */
  secretKey: string;
  /** On 127.0.0.1. */
  port: number;
}

export async function newStart(): Promise<LangflowStart> {
  return {
    password: randomBytes(12).toString('hex'),
    secretKey: randomBytes(32).toString('base64url'),
    port: await freePort(),
  };
}

/**
 * The settings saved in `folder`, readable only by this user; created if missing. The port changes when another program
 * uses it.
 */
export async function savedStart(folder: string): Promise<LangflowStart> {
  const file = join(folder, START_FILE);
  const saved = existsSync(file) ? savedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const start = saved === null ? await newStart() : { ...saved, port: await freePort(saved.port) };
  if (start.port === saved?.port) return start;
  mkdirSync(folder, { recursive: true });
  // Atomically, because the data cannot be read without the secrets.
  writeFileSync(`${file}.new`, JSON.stringify(start), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return start;
}

/** A free port of 127.0.0.1: `wanted` if it is free. */
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
