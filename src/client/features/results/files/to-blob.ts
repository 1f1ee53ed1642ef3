import type { ResultFile } from '#run/results/result-files.ts';

/** The bytes of a file whose address holds them; null where they are no base64. */
export function toBlob({ path, type }: ResultFile): Blob | null {
  try {
    const text = atob(decodeURIComponent(path.slice(path.indexOf(',') + 1)));
    const bytes = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
    return new Blob([bytes], { type });
  } catch {
    return null;
  }
}
