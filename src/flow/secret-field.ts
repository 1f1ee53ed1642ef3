/** Which fields hold a secret: a flow's author does not always mark them as such. */
import type { FlowField } from './flow-index.ts';
import { NUMBER_TYPES } from './number-types.ts';

const SECRET_NAME =
  /(^|[_-])(api_?key|access_?key|secret(_?key)?|password|passwd|passphrase|token|credentials?|auth)$/i;

/** True for a field whose name alone says that it holds a secret. */
export function isSecretName(field: string): boolean {
  return SECRET_NAME.test(field);
}

/** Values of these are no secrets, whatever the field is called: `max_token`, `use_auth`. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([...NUMBER_TYPES, 'bool']);

/** True for a field that is marked as a secret, or named as one. */
export function isSecretField(field: FlowField): boolean {
  return field.isSecret || (isSecretName(field.name) && !PLAIN_TYPES.has(field.type));
}

/** The same for what a tweak names, which may be no field of the flow. */
export function isSecretTweak(field: FlowField | undefined, name: string): boolean {
  return field ? isSecretField(field) : isSecretName(name);
}
