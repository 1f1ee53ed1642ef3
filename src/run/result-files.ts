/** Files that came with a message. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { mediaTypeOf, tellsType } from './media-types.ts';

export type FileKind = 'image' | 'audio' | 'video' | 'other';

export interface ResultFile {
  /** As the message names it: a path of the server's files, or an address elsewhere. */
  path: string;
  name: string;
  kind: FileKind;
  /** `image/png`; empty where neither the message nor the name tells. */
  type: string;
  /** It lies elsewhere: nothing is fetched from there unless someone follows the link. */
  isRemote: boolean;
}

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
  const type = readType(given.type) ?? mediaTypeOf(name) ?? mediaTypeOf(path) ?? '';
  return {
    path,
    name,
    kind: kindOf(type),
    type,
    isRemote: /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path),
  };
}

/** Langflow writes the end of the name (`png`), others a media type. */
function readType(type: unknown): string | null {
  if (typeof type !== 'string' || !tellsType(type)) return null;
  return type.includes('/') ? type : mediaTypeOf(type);
}

function kindOf(type: string): FileKind {
  const kind = type.split('/')[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'other';
}

/** Folder and name of a file, as the routes for files take them; a server of old may name the whole path on its disk. */
export function filePathOf(path: string): string {
  const isOnDisk = /^([a-z]:)?[\\/]/i.test(path);
  return isOnDisk ? path.split(/[\\/]/).slice(-2).join('/') : path;
}
