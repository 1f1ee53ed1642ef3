/** Files that came with a message. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { endOfName, mediaTypeOf, tellsType } from './media-types.ts';

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
  /** The path is the file: a `data:` address with its bytes in base64. */
  isInline?: true;
}

/** Every file once, in order: those beside the message carry name and type, those inside it only a path. */
export function readFiles(result: ResultData, message: JsonObject | null): ResultFile[] {
  const inside = message && isJsonObject(message.data) ? message.data.files : message?.files;
  return toFiles([
    ...(result.messages ?? []).flatMap((item) => item.files ?? []),
    ...(Array.isArray(inside) ? inside : []),
  ]);
}

/** Of paths, addresses, and objects with one. */
export function toFiles(items: readonly unknown[]): ResultFile[] {
  const files = new Map<string, ResultFile>();
  for (const item of items) {
    const file = readFile(item);
    if (file && !files.has(file.path)) files.set(file.path, file);
  }
  return [...files.values()];
}

function readFile(item: unknown): ResultFile | null {
  const path = typeof item === 'string' ? item : isJsonObject(item) ? item.path : null;
  if (typeof path !== 'string' || path === '') return null;
  const given = isJsonObject(item) ? item : {};
  const givenName = typeof given.name === 'string' ? given.name : '';
  const inline = readInline(path);
  if (inline) return toInlineFile(path, givenName, inline.type || readType(given.type) || '');
  const isRemote = /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path);
  const end = (isRemote ? path.replace(/[?#].*/s, '') : path).split(/[/\\]/).at(-1);
  const name = givenName || end || path;
  const type = readType(given.type) ?? mediaTypeOf(name) ?? mediaTypeOf(end ?? '') ?? '';
  return { path, name, kind: kindOf(type), type, isRemote };
}

/** The type that an address with its bytes inside names; null for every other address, also one whose bytes are plain text. */
function readInline(path: string): { type: string } | null {
  const head = /^data:([^,]*);base64,/i.exec(path)?.[1];
  if (head === undefined) return null;
  const type = head.split(';')[0]?.trim().toLowerCase() ?? '';
  return { type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : '' };
}

function toInlineFile(path: string, givenName: string, type: string): ResultFile {
  // An SVG is a document that can do things, so it is never drawn out of an answer.
  const kind = /\bsvg\b/i.test(type) ? 'other' : kindOf(type);
  const end = endOfName(type);
  const name = givenName || `${kind === 'other' ? 'file' : kind}${end === null ? '' : `.${end}`}`;
  return { path, name, kind, type, isRemote: false, isInline: true };
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
