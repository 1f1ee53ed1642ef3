/** Drives Firefox with Marionette, its built-in remote protocol, so that no driver has to be installed. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startOwned } from '../langflow/owned-processes.ts';
import { ANSWER_LIMIT_MS, freePort, type SendCommand, untilItAnswers, type WebDriverCommand } from './web-driver.ts';

const MARIONETTE_NAMES: Record<WebDriverCommand, string> = {
  url: 'WebDriver:Navigate',
  refresh: 'WebDriver:Refresh',
  'execute/sync': 'WebDriver:ExecuteScript',
  actions: 'WebDriver:PerformActions',
  'window/rect': 'WebDriver:SetWindowRect',
};

async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

const errorSchema = z.object({ message: z.string() });
const replySchema = z.tuple([z.literal(1), z.number(), errorSchema.nullable(), z.unknown()]);
const valueSchema = z.object({ value: z.unknown() });
type Reply = z.infer<typeof replySchema>;

/** Splits Marionette's data into messages: each is its length in bytes, a colon, and JSON. */
export function splitMessages(bytes: Buffer): { messages: unknown[]; rest: Buffer } {
  const messages: unknown[] = [];
  let rest = bytes;
  for (;;) {
    const colon = rest.indexOf(':');
    const end = colon + 1 + Number(rest.toString('latin1', 0, Math.max(0, colon)));
    if (colon < 0 || rest.length < end) return { messages, rest };
    messages.push(JSON.parse(rest.toString('utf8', colon + 1, end)));
    rest = rest.subarray(end);
  }
}

/**
 * Starts a headless Firefox with its own profile and opens a session, as geckodriver does
 * (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). It ends with this process.
 */
export async function startFirefox(program: string): Promise<SendCommand> {
  const profile = mkdtempSync(join(tmpdir(), 'tweakbench-firefox-'));
  const port = await freePort();
  writeFileSync(join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`);
  const { child } = startOwned(program, ['--marionette', '--headless', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
    cleanUp: () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }),
  });
  const hasEnded = () => child.exitCode !== null;
  const socket = await untilItAnswers(() => openSocket(port), hasEnded);

  const waiting = new Map<number, (reply: Reply) => void>();
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    const { messages, rest } = splitMessages(Buffer.concat([bytes, chunk]));
    bytes = rest;
    for (const message of messages) {
      const { data: reply } = replySchema.safeParse(message);
      if (reply) waiting.get(reply[1])?.(reply);
    }
  });
  socket.on('error', () => undefined);

  let last = 0;
  const send = async (name: string, parameters: Record<string, unknown>): Promise<unknown> => {
    const id = ++last;
    const replied = new Promise<Reply>((done) => waiting.set(id, done));
    const message = JSON.stringify([0, id, name, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
    const limit = pause(ANSWER_LIMIT_MS, null, { ref: false });
    const reply = await Promise.race([replied, limit]);
    waiting.delete(id);
    if (reply === null) throw new Error(`Firefox did not answer ${name}`);
    if (reply[2] !== null) throw new Error(`Firefox, ${name}: ${reply[2].message}`);
    const { data } = valueSchema.safeParse(reply[3]);
    return data ? data.value : reply[3];
  };
  await send('WebDriver:NewSession', {});
  return (command, body) => send(MARIONETTE_NAMES[command], body);
}
