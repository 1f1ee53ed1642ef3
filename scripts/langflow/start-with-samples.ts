/** Starts a Langflow with the sample flows of this product. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { type InstalledSample, installSamples } from '../../src/run/plan/install-samples.ts';
import type { LangflowInstall } from './install.ts';
import { type LangflowOptions, type LangflowServer, startLangflow } from './installed-langflow.ts';

const examples = resolve(import.meta.dirname, '../../public/examples');

export interface LangflowWithSamples {
  server: LangflowServer;
  /** The outcome for each. A sample from an earlier start is left unchanged. */
  samples: readonly InstalledSample[];
}

export async function startWithSamples(
  install: LangflowInstall,
  options: LangflowOptions,
): Promise<LangflowWithSamples> {
  const server = await startLangflow(install, options);
  const flows = readdirSync(examples)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.request.json'))
    .map((name) => flowExportSchema.parse(JSON.parse(readFileSync(resolve(examples, name), 'utf8'))));
  const send = (path: string, init?: RequestInit) =>
    fetch(`${server.url}${path}`, { ...init, headers: { ...init?.headers, 'x-api-key': server.key } });
  const { samples } = await installSamples(send, flows);
  return { server, samples };
}
