/** Langflow 1.13's rules for the names of uploaded files. */
import { HttpError } from '../http/http-error.ts';

const UNSAFE = /\.\.|[/\\\0\n\r]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Surrogate}/u;
const WINDOWS_DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=[ .]|$)/i;
/** Less than the limit of file systems for one segment, which leaves room for a number and a time. */
const MAX_BYTES = 220;

/** The name, if it is one plain path segment. Otherwise throws an HttpError 400 with Langflow's message. */
export function checkFileName(name: string): string {
  if (UNSAFE.test(name)) {
    throw new HttpError(400, {
      detail: "Invalid file name: paths, '..', NUL, CR/LF, and unsafe Unicode formatting are forbidden.",
    });
  }
  if (Buffer.byteLength(name) > MAX_BYTES) {
    throw new HttpError(400, { detail: `File name is too long. Maximum ${MAX_BYTES} bytes allowed.` });
  }
  if (name === '.' || name.trim() === '') throw new HttpError(400, { detail: 'Invalid file name after sanitization' });
  if (WINDOWS_DEVICE.test(name)) {
    throw new HttpError(400, { detail: `Invalid file name. '${name}' is a reserved system name.` });
  }
  return name;
}
