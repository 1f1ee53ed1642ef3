import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, START_FILE, savedStart } from './langflow-start.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tweakbench-start-'));
  file = join(folder, START_FILE);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Occupies the port `wanted`, or any free one, like another program. */
async function takePort(wanted = 0) {
  const server = createServer();
  await once(server.listen(wanted, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) };
}

describe('a data folder', () => {
  it('starts its Langflow with the same secrets on the same port, readable only by this user', async () => {
    const first = await savedStart(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await savedStart(folder)).toEqual(first);
  });

  it('moves to another port, and stays there, when its own is in use', async () => {
    const { port, ...secrets } = await savedStart(folder);
    await using _taken = await takePort(port);
    const moved = await savedStart(folder);
    expect(moved).toEqual({ ...secrets, port: expect.any(Number) });
    expect(moved.port).not.toBe(port);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await savedStart(folder)).toEqual(moved);
  });
});

describe('a free port', () => {
  it('is the wanted one if nothing listens there', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
    await using taken = await takePort();
    expect(await freePort(taken.port)).not.toBe(taken.port);
  });
});
