/** Media types by file extension, for servers that send every file as plain bytes. */
import { extensionOf, IMAGE_TYPES } from '#contract/answers/image-types.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ...IMAGE_TYPES,
  ['mp3', 'audio/mpeg'],
  ['wav', 'audio/wav'],
  ['ogg', 'audio/ogg'],
  ['oga', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['flac', 'audio/flac'],
  ['m4a', 'audio/mp4'],
  ['aac', 'audio/aac'],
  ['weba', 'audio/webm'],
  ['mp4', 'video/mp4'],
  ['m4v', 'video/mp4'],
  ['webm', 'video/webm'],
  ['ogv', 'video/ogg'],
  ['mov', 'video/quicktime'],
  ['pdf', 'application/pdf'],
  ['json', 'application/json'],
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['html', 'text/html'],
  ['xml', 'application/xml'],
  ['zip', 'application/zip'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** False for a generic type, for which the file name may be more specific. */
export function isSpecificType(type: string): boolean {
  return type !== '' && !/\/octet-stream\b/i.test(type);
}

/** The type for a file name or extension (`a.png`, `png`); null if unknown. */
export function mediaTypeOf(name: string): string | null {
  return TYPES.get(extensionOf(name)) ?? null;
}

/** The usual file extension for a type (`png`); null if unknown. */
export function fileExtension(type: string): string | null {
  for (const [end, known] of TYPES) if (known === type) return end;
  return null;
}
