/** Types of files by the end of their name, for servers that hand everything out as plain bytes. */

const TYPES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['bmp', 'image/bmp'],
  ['avif', 'image/avif'],
  ['svg', 'image/svg+xml'],
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

/** False for "some bytes", of which the name may tell more. */
export function tellsType(type: string): boolean {
  return type !== '' && !/\/octet-stream\b/i.test(type);
}

/** The type that the end of a name stands for (`a.png`, `png`); null when nobody knows it. */
export function mediaTypeOf(name: string): string | null {
  return TYPES.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? null;
}

/** The usual end of the name of a file of this type (`png`); null when nobody knows it. */
export function endOfName(type: string): string | null {
  for (const [end, known] of TYPES) if (known === type) return end;
  return null;
}
