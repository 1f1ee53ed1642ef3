/** What is printed when the server is ready: where to open it, and which models answer. */
import { modelServerLine } from '../models/served-models.ts';
import type { Config } from '../settings/config.ts';

/** Lines; the first is the address for this machine. `others` as from `originsForOthers`. */
export function readyText(
  { url, others }: { url: string; others: readonly string[] | null },
  { isTokenMade, token, openai }: Pick<Config, 'isTokenMade' | 'token' | 'openai'>,
): string[] {
  const modelServer = modelServerLine(openai);
  return [
    `Tweakbench is ready at ${url}`,
    ...(others ?? []).filter((other) => other !== url).map((other) => `Others open ${other}`),
    ...(others?.length === 0
      ? ['No address for others is known here. Name the hosts by which they open it: TWEAKBENCH_ALLOWED_HOSTS']
      : []),
    ...(isTokenMade ? [`The token for this start is ${token}`] : []),
    ...(modelServer === null ? [] : [modelServer]),
  ];
}
