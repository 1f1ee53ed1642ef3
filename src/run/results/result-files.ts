/** Reads the files of a message. */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import { fileExtension, isSpecificType, mediaTypeOf } from './media-types.ts';

export type FileKind = 'image' | 'audio' | 'video' | 'other';

export interface ResultFile {
  /** Path as in the message: a path on the server, or an address elsewhere. */
  path: string;
  name: string;
  kind: FileKind;
  /** `image/png`; empty if unknown. */
  type: string;
  /** The file is on another server: nothing is fetched unless someone follows the link. */
  isRemote: boolean;
  /** The path is a `data:` URL with the bytes in base64. */
  isInline?: true;
}

/** Every file once, in order: files next to the message have name and type, files inside it only a path. */
export function readFiles(result: ResultData, message: JsonObject | null): ResultFile[] {
  const inside = message && isJsonObject(message.data) ? message.data.files : message?.files;
  return toFiles([
    ...(result.messages ?? []).flatMap((item) => item.files ?? []),
    ...(Array.isArray(inside) ? inside : []),
  ]);
}

/** Reads files from paths, addresses, and objects that contain one. */
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

/** The type in a base64 `data:` URL; null for any other address. */
function readInline(path: string): { type: string } | null {
  const head = /^data:([^,]*);base64,/i.exec(path)?.[1];
  if (head === undefined) return null;
  const type = head.split(';')[0]?.trim().toLowerCase() ?? '';
  return { type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : '' };
}

function toInlineFile(path: string, givenName: string, type: string): ResultFile {
  // An SVG can contain scripts, so an SVG in an answer is never rendered.
  const kind = /\bsvg\b/i.test(type) ? 'other' : kindOf(type);
  const end = fileExtension(type);
  const name = givenName || `${kind === 'other' ? 'file' : kind}${end === null ? '' : `.${end}`}`;
  return { path, name, kind, type, isRemote: false, isInline: true };
}

/** Langflow sends the file extension (`png`), others a media type. */
function readType(type: unknown): string | null {
  if (typeof type !== 'string' || !isSpecificType(type)) return null;
  return type.includes('/') ? type : mediaTypeOf(type);
}

function kindOf(type: string): FileKind {
  const kind = type.split('/')[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'other';
}

/** Folder and name of a file for the file routes; old servers send the whole path on their disk. */
export function filePathOf(path: string): string {
  const isOnDisk = /^([a-z]:)?[\\/]/i.test(path);
  return isOnDisk ? path.split(/[\\/]/).slice(-2).join('/') : path;
}
