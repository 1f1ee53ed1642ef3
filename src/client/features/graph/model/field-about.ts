/** One line about a field: its purpose, and what it accepts. */
import type { FlowField } from '#flow/index/flow-index.ts';
import { rangeWords } from '#flow/index/range-words.ts';
import { isSecretField } from '#flow/index/secret-field.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['int', 'Integer'],
  ['float', 'Number'],
  ['slider', 'Number'],
  ['bool', 'true or false'],
  ['str', 'Text'],
  ['prompt', 'Text'],
  ['code', 'Code'],
  ['dict', 'Object'],
  ['NestedDict', 'Object'],
  ['table', 'Table'],
  ['file', 'File'],
]);

/** `How many results the search returns. Integer, 1 to 20.` */
export function aboutField(field: FlowField): string {
  const { info, type, options, isProtected, isList } = field;
  const kind = isSecretField(field)
    ? 'Secret'
    : options && options.length > 0
      ? `One of ${options.length} choices`
      : (KINDS.get(type) ?? type);
  const range = rangeWords(field);
  const takes = `${isList ? 'List of: ' : ''}${kind}${range === '' ? '' : `, ${range}`}`;
  const sentence = info.trim() === '' || /[.!?]$/.test(info.trim()) ? info.trim() : `${info.trim()}.`;
  const protection = isProtected ? 'Protected.' : '';
  return [sentence, takes === '' ? '' : `${takes}.`, protection].filter((part) => part !== '').join(' ');
}
