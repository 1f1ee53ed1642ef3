/**
 * Decodes a file of rows in any encoding that spreadsheets write: UTF-16 with a byte order mark, UTF-8, or else windows-1252.
 * Throws for binary files, such as a spreadsheet document.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text.includes('\0')) throw new Error('It is not text.');
  return text;
}

/** The signs of the bytes 0x80 to 0x9f, five of which have none: Node 20 decodes them as if they were ISO 8859-1. */
const WINDOWS_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (sign) => {
      return WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign;
    });
  }
}
