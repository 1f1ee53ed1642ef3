/** Whether a Langflow answers where a Langflow on this machine usually does, asked when a page wants to know. */
import { endpoints } from '#contract/endpoints.ts';
import { tryParseJson } from '#contract/json.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { versionSchema } from '#contract/version.ts';
import type { Config } from '../settings/config.ts';
import { originsForOthers } from '../settings/reach.ts';

export interface DetectedLangflow {
  url: string;
  version: string;
}

/** Whatever else answers there may be slow, or never end. */
const WAIT_MS = 2_000;
/** Characters of an answer; a Langflow's has about 70. */
const MOST = 2_000;

/** ms for which an answer counts: one may be started, or stopped, at any time. */
const FRESH_MS = 5_000;

/** Resolves with the Langflow that answers now, or some seconds ago. */
export type FindLangflow = () => Promise<DetectedLangflow | null>;

/** Nothing is asked by a server that others reach, or that has a Langflow in its settings, and nothing before it is called. */
export function createLangflowFinder({
  host,
  allowedHosts,
  langflow,
  langflowProbe,
}: Pick<Config, 'host' | 'allowedHosts' | 'langflow' | 'langflowProbe'>): FindLangflow {
  if (langflowProbe === null || langflow.url !== null || originsForOthers({ host, allowedHosts }, 0) !== null)
    return async () => null;
  const url = trimEndOf(langflowProbe, '/');
  let askedAt = Number.NEGATIVE_INFINITY;
  let found: Promise<DetectedLangflow | null> = Promise.resolve(null);
  return () => {
    if (performance.now() - askedAt > FRESH_MS) {
      askedAt = performance.now();
      found = askVersion(url).then((version) => (version === null ? null : { url, version }));
    }
    return found;
  };
}

/** The version of the Langflow at this address; null if there is none. */
async function askVersion(url: string): Promise<string | null> {
  try {
    const reply = await fetch(`${url}${endpoints.version}`, {
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
