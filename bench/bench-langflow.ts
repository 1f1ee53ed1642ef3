/** The Langflow to compare with: the one in LANGFLOW_URL, else one started from the installation of `npm run test:langflow`. */
import { echoFlow } from '../e2e/servers/echo-flow.ts';
import { installedLangflow } from '../scripts/langflow/install.ts';
import { startLangflow } from '../scripts/langflow/installed-langflow.ts';
import { publishFlow } from './publish-flow.ts';

export interface BenchLangflow {
  url: string;
  key: string;
  headers: Record<string, string>;
  /** Publishes the echo flow under this name with the server's own components; returns its id. */
  publishEcho(name: string): Promise<string>;
}

/** Why a row that needs a Langflow has no result. */
export const NO_LANGFLOW =
  'no Langflow: set LANGFLOW_URL and LANGFLOW_API_KEY, or install one with npm run test:langflow';

let found: Promise<BenchLangflow | null> | undefined;

/** Started once for all rows; null when there is none. It ends with this process. */
export function benchLangflow(): Promise<BenchLangflow | null> {
  found ??= open();
  return found;
}

async function open(): Promise<BenchLangflow | null> {
  const { LANGFLOW_URL: named, LANGFLOW_API_KEY: namedKey } = process.env;
  if (named !== undefined && namedKey !== undefined) return use(named.replace(/\/$/, ''), namedKey);
  const install = await installedLangflow('1.13.0');
  if (install === null) return null;
  console.error(`starting Langflow ${install.release} …`);
  const { url, key } = await startLangflow(install);
  return use(url, key);
}

function use(url: string, key: string): BenchLangflow {
  const headers = { 'x-api-key': key };
  return {
    url,
    key,
    headers,
    publishEcho: async (name) => {
      const listed = await fetch(`${url}/api/v1/all`, { headers });
      if (!listed.ok) throw new Error(`${url} does not list its components: ${listed.status}`);
      return publishFlow(url, headers, { ...echoFlow({ components: await listed.json() }), name });
    },
  };
}
