/** Files that came with a message. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';

export interface ResultFile {
  /** What `GET /api/v1/files/images/{path}` takes. */
  path: string;
  name: string;
  isImage: boolean;
}

const IMAGE = /\.(png|jpe?g|gif|webp|bmp|svg|avif)$/i;
const IMAGE_TYPE = /^(image\/|png$|jpe?g$|gif$|webp$|bmp$|svg|avif$)/i;

/** Every file once, in order: those beside the message carry name and type, those inside it only a path. */
export function readFiles(result: ResultData, message: JsonObject | null): ResultFile[] {
  const inside = message && isJsonObject(message.data) ? message.data.files : message?.files;
  const all: unknown[] = [
    ...(result.messages ?? []).flatMap((item) => item.files ?? []),
    ...(Array.isArray(inside) ? inside : []),
  ];
  const files = new Map<string, ResultFile>();
  for (const item of all) {
    const file = readFile(item);
    if (file && !files.has(file.path)) files.set(file.path, file);
  }
  return [...files.values()];
}

function readFile(item: unknown): ResultFile | null {
  const path = typeof item === 'string' ? item : isJsonObject(item) ? item.path : null;
  if (typeof path !== 'string' || path === '') return null;
  const given = isJsonObject(item) ? item : {};
  const name = typeof given.name === 'string' && given.name !== '' ? given.name : (path.split(/[/\\]/).at(-1) ?? path);
  const type = typeof given.type === 'string' ? given.type : '';
  return { path, name, isImage: IMAGE_TYPE.test(type) || IMAGE.test(name) || IMAGE.test(path) };
}
