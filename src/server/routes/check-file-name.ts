/** The rules of Langflow 1.13 for names of uploaded files. */
import { HttpError } from '../http/http-error.ts';

const UNSAFE = /\.\.|[/\\\0\n\r]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Surrogate}/u;
const WINDOWS_DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=[ .]|$)/i;
/** What file systems take for one segment; some is left for a number and a time. */
const MOST_BYTES = 220;

/** The name, when it is one plain path segment. Throws an HttpError 400 with Langflow's words otherwise. */
export function checkFileName(name: string): string {
  if (UNSAFE.test(name)) {
    throw new HttpError(400, {
      detail: "Invalid file name: paths, '..', NUL, CR/LF, and unsafe Unicode formatting are forbidden.",
    });
  }
  if (Buffer.byteLength(name) > MOST_BYTES) {
    throw new HttpError(400, { detail: `File name is too long. Maximum ${MOST_BYTES} bytes allowed.` });
  }
  if (name === '.' || name.trim() === '') throw new HttpError(400, { detail: 'Invalid file name after sanitization' });
  if (WINDOWS_DEVICE.test(name)) {
    throw new HttpError(400, { detail: `Invalid file name. '${name}' is a reserved system name.` });
  }
  return name;
}
