/** `npm run start:langflow`: a real Langflow with the samples, and Tweakbench connected to it. Ctrl+C ends both. */

import { resolve } from 'node:path';
import { errorMessage } from '../src/contract/error-message.ts';
import { readConfig } from '../src/server/settings/config.ts';
import { buildIfStale } from './build.ts';
import { installLangflow } from './langflow/install.ts';
import { freePort, START_FILE } from './langflow/langflow-start.ts';
import { endOwned, endWithThisProcess, startOwned } from './langflow/owned-processes.ts';
import { startWithSamples } from './langflow/start-with-samples.ts';

const root = resolve(import.meta.dirname, '..');
const data = resolve(root, '.langflow/data');
const say = (line: string) => console.log(line);

/** The model's address is Tweakbench's own, and Langflow needs it before Tweakbench runs. Throws when it is not available. */
async function productPort(): Promise<number> {
  const { port: wanted } = readConfig(process.env, []);
  const port = await freePort(wanted);
  if (wanted === 0 || port === wanted) return port;
  throw new Error(`Port ${wanted} is used by another program; set PORT to another one, or to 0 for any free one`);
}

/** Resolves to the exit code of the product. */
async function startBoth(): Promise<number> {
  const port = await productPort();
  const install = await installLangflow('1.13.0', { say, showProgress: process.stderr.isTTY === true });
  await buildIfStale();
  say(`Langflow ${install.release}: starting, which takes half a minute`);
  const { server: langflow, samples } = await startWithSamples(install, {
    modelUrl: `http://127.0.0.1:${port}/v1`,
    keepIn: data,
  });
  for (const { name, outcome, detail } of samples) say(`  ${outcome}: ${name}${detail === '' ? '' : ` (${detail})`}`);
  say(`Langflow ${install.release} is ready at ${langflow.url} (user admin, password in ${resolve(data, START_FILE)})`);
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

endWithThisProcess();
let code = 1;
try {
  code = await startBoth();
} catch (error) {
  console.error(errorMessage(error));
}
await endOwned();
process.exit(code);
