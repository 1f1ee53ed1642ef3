/** The short text under a field's name: what it accepts. */
import type { FlowField } from '#flow/index/flow-index.ts';
import { rangeLabel } from '#flow/index/range-label.ts';
import { isSecretField } from '#flow/index/secret-field.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['int', 'Integer'],
  ['float', 'Float'],
  ['slider', 'Float'],
  ['bool', 'True or false'],
  ['str', 'Text'],
  ['prompt', 'Prompt'],
  ['mustache', 'Prompt'],
  ['query', 'Text'],
  ['code', 'Code'],
  ['dict', 'JSON object'],
  ['NestedDict', 'JSON object'],
  ['table', 'Table'],
  ['file', 'File'],
  ['model', 'Model'],
]);

/** `Float, 0 to 2`; `One of 6`; `Secret`. */
export function fieldHint(field: FlowField): string {
  const { type, options, isList, acceptsOther, isProtected } = field;
  if (isProtected) return KINDS.get(type) ?? 'Protected';
  if (isSecretField(field)) return isList ? 'Secrets' : 'Secret';
  const count = options?.length ?? 0;
  if (count > 0 && acceptsOther) return `${count} suggestions`;
  if (count > 0) return isList ? `Any of ${count}` : `One of ${count}`;
  const kind = KINDS.get(type) ?? (type === '' ? 'Value' : type);
  if (type === 'file') return isList ? 'Files' : 'File';
  if (isList && type !== 'table') return `List of ${kind.toLowerCase()}`;
  const range = rangeLabel(field);
  return range === '' ? kind : `${kind}, ${range}`;
}
