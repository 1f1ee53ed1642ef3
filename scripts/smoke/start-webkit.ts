/** Drives WebKitGTK with WebDriver over HTTP. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startOwned } from '../langflow/owned-processes.ts';
import { ANSWER_LIMIT_MS, freePort, type SendCommand, untilItAnswers } from './web-driver.ts';

const errorSchema = z.object({ message: z.string() });
const valueSchema = z.object({ value: z.unknown() });
const sessionSchema = z.object({ sessionId: z.string() });

/** Starts an Xvfb on a free display and resolves with its name, such as ":3". */
async function startDisplay(program: string): Promise<string> {
  const { child } = startOwned(program, ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const output = child.stdio[3];
  if (!output) throw new Error('Xvfb has no output');
  const [number] = await once(output, 'data', { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  return `:${String(number).trim()}`;
}

/** Starts a WebKitGTK on its own display and opens a session with the driver that it ships. Both end with this process. */
export async function startWebKit(driver: string, xvfb: string): Promise<SendCommand> {
  const home = mkdtempSync(join(tmpdir(), 'tweakbench-webkit-'));
  const display = await startDisplay(xvfb);
  const port = await freePort();
  const { child } = startOwned(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, HOME: home, XDG_RUNTIME_DIR: home, GDK_BACKEND: 'x11' },
    cleanUp: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  });
  const send = async (path: string, body: Record<string, unknown>): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    const { value } = valueSchema.parse(await response.json());
    if (response.ok) return value;
    throw new Error(`WebKitGTK, ${path}: ${errorSchema.safeParse(value).data?.message ?? response.status}`);
  };
  const status = () => fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  await untilItAnswers(status, () => child.exitCode !== null);
  const { sessionId } = sessionSchema.parse(await send('', { capabilities: {} }));
  return (command, body) => send(`/${sessionId}/${command}`, body);
}
