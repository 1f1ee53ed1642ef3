/** Starts Tweakbench, connected to a Langflow that was started for it. */
import { resolve } from 'node:path';
import { errorMessage } from '../../src/contract/error-message.ts';
import { readConfig } from '../../src/server/settings/config.ts';
import { freePort } from './langflow-start.ts';
import { endOwned, endWithThisProcess, startOwned } from './owned-processes.ts';

const root = resolve(import.meta.dirname, '../..');

/** The model's address is Tweakbench's own, and the server needs it before Tweakbench runs. Throws when it is not available. */
export async function takeProductPort(): Promise<number> {
  const { port: wanted } = readConfig(process.env, []);
  const port = await freePort(wanted);
  if (wanted === 0 || port === wanted) return port;
  throw new Error(`Port ${wanted} is used by another program; set PORT to another one, or to 0 for any free one`);
}

/** Starts the product. Resolves to its exit code. */
export async function startConnected(port: number, langflow: { url: string; key: string }): Promise<number> {
  const product = startOwned(process.execPath, [resolve(root, 'dist/server/tweakbench.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      LANGFLOW_URL: langflow.url,
      LANGFLOW_API_KEY: langflow.key,
      TWEAKBENCH_OPEN_WITH: 'langflow',
    },
  });
  return (await product.exited) ?? 1;
}

/** Runs it, ends all that it started, and exits with its code. */
export async function runToEnd(start: () => Promise<number>): Promise<never> {
  endWithThisProcess();
  let code = 1;
  try {
    code = await start();
  } catch (error) {
    console.error(errorMessage(error));
  }
  await endOwned();
  process.exit(code);
}
