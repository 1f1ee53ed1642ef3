/** Which fields hold a secret: a flow's author does not always mark them as such. */
import type { FlowField } from './flow-index.ts';

const SECRET_NAME =
  /(^|[_-])(api_?key|access_?key|secret(_?key)?|password|passwd|passphrase|token|credentials?|auth)$/i;

/** True for a field whose name alone says that it holds a secret. */
export function isSecretName(field: string): boolean {
  return SECRET_NAME.test(field);
}

/** True for a field that is marked as a secret, or named as one. */
export function isSecretField(field: FlowField): boolean {
  return field.isSecret || isSecretName(field.name);
}
