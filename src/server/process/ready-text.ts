/** What is printed when the server is ready: where to open it, and which models answer. */
import { modelServerLine } from '../models/served-models.ts';
import type { Config } from '../settings/config.ts';
import type { Listening } from './listen.ts';

/** Lines; the first is the address for this machine. */
export function readyText(
  { url, others }: Pick<Listening, 'url' | 'others'>,
  { isTokenMade, token, openai }: Pick<Config, 'isTokenMade' | 'token' | 'openai'>,
): string[] {
  const modelServer = modelServerLine(openai);
  return [
    `Tweakbench is ready at ${url}`,
    ...others.filter((other) => other !== url).map((other) => `Others in your network open ${other}`),
    ...(isTokenMade ? [`The token for this start is ${token}`] : []),
    ...(modelServer === null ? [] : [modelServer]),
  ];
}
