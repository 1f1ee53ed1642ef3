/** `npm run start:langflow`: a real Langflow with the samples, and Tweakbench connected to it. Ctrl+C ends both. */

import { resolve } from 'node:path';
import { buildIfStale } from './build.ts';
import { installLangflow } from './langflow/install.ts';
import { START_FILE } from './langflow/langflow-start.ts';
import { runToEnd, startConnected, takeProductPort } from './langflow/start-connected.ts';
import { startWithSamples } from './langflow/start-with-samples.ts';

const data = resolve(import.meta.dirname, '../.langflow/data');
const say = (line: string) => console.log(line);

await runToEnd(async () => {
  const port = await takeProductPort();
  const install = await installLangflow('1.13.0', { say, showProgress: process.stderr.isTTY === true });
  await buildIfStale();
  say(`Langflow ${install.release}: starting, which takes half a minute`);
  const { server: langflow, samples } = await startWithSamples(install, {
    modelUrl: `http://127.0.0.1:${port}/v1`,
    keepIn: data,
  });
  for (const { name, outcome, detail } of samples) say(`  ${outcome}: ${name}${detail === '' ? '' : ` (${detail})`}`);
  say(`Langflow ${install.release} is ready at ${langflow.url} (user admin, password in ${resolve(data, START_FILE)})`);
  return startConnected(port, langflow);
});
