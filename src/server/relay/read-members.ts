/** Reads an answer of which only some members are passed on. */
import type { IncomingMessage } from 'node:http';
import { isJsonObject, tryParseJson } from '#contract/json.ts';

/** Bytes. What is read so is about one thing. */
const LIMIT = 64 * 1024;

/** These members of a JSON object as JSON text; null if the answer is none, or too long. Rejects if it breaks off. */
export async function readMembers(answer: IncomingMessage, only: readonly string[]): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    const part: Buffer = chunk;
    bytes += part.byteLength;
    if (bytes > LIMIT) return null;
    chunks.push(part);
  }
  const body = tryParseJson(Buffer.concat(chunks).toString('utf8'));
  if (!isJsonObject(body)) return null;
  return JSON.stringify(Object.fromEntries(only.flatMap((name) => (name in body ? [[name, body[name]]] : []))));
}
