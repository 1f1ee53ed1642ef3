/** True if the server refused the request: nothing ran. */
import type { RunError } from '../model/run-error.ts';

export function isRefusal({ kind, status }: RunError): boolean {
  if (kind === 'component-failed') return false;
  return kind === 'refused-tweaks' || (status !== null && status >= 400 && status < 500);
}
