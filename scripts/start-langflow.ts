/** `npm run start:langflow`: a real Langflow with one command, its samples installed and Tweakbench connected to it. Ctrl+C ends both. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flowExportSchema } from '../src/contract/flow-export.ts';
import { installSamples } from '../src/run/install-samples.ts';
import { buildIfStale } from './build.ts';
import { installLangflow } from './langflow/install.ts';
import { startLangflow } from './langflow/langflow-server.ts';
import { runProduct } from './run-product.ts';

const port = process.env.PORT ?? '4747';
const examples = resolve(import.meta.dirname, '../public/examples');

try {
  const install = installLangflow('1.13.0', (line) => console.log(line));
  await buildIfStale();
  console.log(`Langflow ${install.release}: starting`);
  const langflow = await startLangflow(install, { modelUrl: `http://127.0.0.1:${port}/v1` });
  const samples = readdirSync(examples)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.request.json'))
    .map((name) => flowExportSchema.parse(JSON.parse(readFileSync(resolve(examples, name), 'utf8'))));
  const installed = await installSamples(
    (path, init) =>
      fetch(`${langflow.url}${path}`, { ...init, headers: { ...init?.headers, 'x-api-key': langflow.key } }),
    samples,
  );
  for (const { name, outcome, detail } of installed)
    console.log(`  ${outcome}: ${name}${detail === '' ? '' : ` (${detail})`}`);
  console.log(`Langflow ${install.release} is ready at ${langflow.url}`);
  const code = await runProduct({ PORT: port, LANGFLOW_URL: langflow.url, LANGFLOW_API_KEY: langflow.key });
  await langflow.stop();
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
