/** Whether a Langflow answers where a Langflow on this machine usually does, asked once at the start. */
import { tryParseJson } from '#contract/json.ts';
import { isLoopback } from '#contract/loopback.ts';
import { versionSchema } from '#contract/version.ts';
import type { Config } from '../settings/config.ts';

export interface FoundLangflow {
  url: string;
  version: string;
}

/** Whatever else answers there may be slow, or never end. */
const WAIT_MS = 2_000;
/** Characters of an answer; a Langflow's has about 70. */
const MOST = 2_000;

/**
 * Asks without waiting; the result is null until there is one. Nothing is asked by a server that others reach, or that has a
 * Langflow in its settings.
 */
export function findLangflow({
  host,
  langflow,
  langflowProbe: probe,
}: Pick<Config, 'host' | 'langflow' | 'langflowProbe'>): () => FoundLangflow | null {
  let found: FoundLangflow | null = null;
  if (probe !== null && langflow.url === null && isLoopback(host))
    void askVersion(probe).then((version) => {
      found = version === null ? null : { url: probe.replace(/\/$/, ''), version };
    });
  return () => found;
}

/** The version of the Langflow at this address; null if there is none. */
async function askVersion(url: string): Promise<string | null> {
  try {
    const reply = await fetch(new URL('/api/v1/version', url), {
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const { success, data } = versionSchema.safeParse(tryParseJson(await shortText(reply)));
    return reply.ok && success && data.package?.startsWith('Langflow') ? data.version : null;
  } catch {
    return null;
  }
}

async function shortText(reply: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of reply.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST) throw new Error('Too long for a version');
  }
  return text;
}
