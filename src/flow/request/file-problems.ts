/** Values that Read File reads, and on which it fails (measured on 1.13.0). */
import { isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowField } from '../index/flow-index.ts';
import type { ReceivedBy } from './needed-fields.ts';
import { isUploadedPath } from './uploaded-path.ts';

export type FileProblem = { kind: 'needed' } | { kind: 'wrong-type'; expected: string };

/** What may name an encoding: most names of Python's text codecs have a digit, and the others one of these words (3.11). */
const ENCODING =
  /\d|ansi|arabic|ascii|charmap|chinese|cp|cyrillic|dbcs|escape|euc|gbk|greek|hebrew|hkscs|hz|idna|iso|jis|johab|kanji|korean|latin|mac|mbcs|oem|palmos|punycode|ruscii|thai|uhc|unicode|^us$|utf/iu;

/** Null for any other component. `localFiles`: whether the server reads paths of its own disk. */
export function fileProblem(
  { type, fields }: FlowComponent,
  field: FlowField,
  received: ReceivedBy,
  localFiles: 'refuse' | 'read',
): FileProblem | null {
  if (type !== 'File') return null;
  const { name } = field;
  const value = received(name);
  const text = typeof value === 'string' ? value.trim() : '';
  const [first] = Array.isArray(value) ? value : [];
  const wrongType = (expected: string): FileProblem => ({ kind: 'wrong-type', expected });
  if (field.inputType === 'StrInput' && Array.isArray(value)) return wrongType('text');
  if (name === 'text_encoding' && text !== '' && !ENCODING.test(text)) return wrongType('name of a text encoding');
  // A path that a model gives when it uses the component as a tool; it counts before the uploaded files.
  const isRefused = localFiles === 'refuse' && text !== '' && !isUploadedPath(text);
  if (name === 'file_path_str' && isRefused) return wrongType('path of an uploaded file');
  if (name === 'storage_location' && first !== undefined && !isJsonObject(first))
    return wrongType('list of objects with a name');
  const hasOther = Boolean(fields.get('file_path')?.connection) || Boolean(received('file_path_str'));
  const isNone = value === null || (Array.isArray(value) && first === undefined);
  return name === 'path' && isNone && !hasOther ? { kind: 'needed' } : null;
}
