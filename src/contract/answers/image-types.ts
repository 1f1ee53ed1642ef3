/** Media types of images by file extension. The one table: servers send many files as plain bytes. */
export const IMAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['bmp', 'image/bmp'],
  ['ico', 'image/x-icon'],
  ['svg', 'image/svg+xml'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
]);

/** What is after the last dot of a file's name, in lower case; the whole name without a dot. */
export function extensionOf(name: string): string {
  return name.split('.').at(-1)?.toLowerCase() ?? '';
}
