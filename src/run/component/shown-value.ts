/** What kind of value a component received or gave, and how it is shown. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { valueBytes } from '#contract/values/cut-value.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { formatCount, formatSize } from '../figures/result-format.ts';
import { type ResultFile, toFiles } from '../results/result-files.ts';
import { type ResultTable, readTable } from '../results/result-table.ts';

export type ShownValue =
  | { kind: 'empty' }
  | { kind: 'secret' }
  | { kind: 'text'; text: string }
  /** A number, true or false. */
  | { kind: 'literal'; text: string }
  | { kind: 'message'; text: string; sender: string; files: readonly ResultFile[] }
  | { kind: 'messages'; text: string; count: number }
  | { kind: 'file'; files: readonly ResultFile[] }
  /** Tools, by name. */
  | { kind: 'names'; names: readonly string[] }
  | { kind: 'table'; table: ResultTable }
  | { kind: 'json'; value: JsonValue };

/** `type`: Langflow's type of the field, if it is known to be a special one. */
export function shownValue(value: JsonValue, type?: string): ShownValue {
  if (isEmptyValue(value)) return { kind: 'empty' };
  if (value === SECRET_MASK) return { kind: 'secret' };
  const files = type === 'file' || isDataAddress(value) ? toFiles(Array.isArray(value) ? value : [value]) : [];
  if (files.length > 0) return { kind: 'file', files };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value !== 'object' || value === null) return { kind: 'literal', text: String(value) };
  if (!Array.isArray(value)) return shownObject(value);
  const messages = value.map(asMessage);
  if (messages.every((message) => message !== null)) {
    const text = messages.map(({ sender, text: said }) => (sender === '' ? said : `${sender}: ${said}`)).join('\n');
    return { kind: 'messages', text, count: messages.length };
  }
  const tools = value.map(toolName);
  if (tools.every((name) => name !== null)) return { kind: 'names', names: tools };
  const table = value.every(isJsonObject) ? readTable(value) : null;
  return table ? { kind: 'table', table } : { kind: 'json', value };
}

export function isEmptyValue(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The text of a text, or of a message or record that has one; null for all else. */
export function textOfValue(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return null;
  if (typeof value.text === 'string') return value.text;
  return isJsonObject(value.data) && typeof value.data.text === 'string' ? value.data.text : null;
}

/** As it is copied, and compared with what was sent: a text as it is, that of a message, JSON of anything else. */
export function plainValue(value: JsonValue): string {
  const text = typeof value === 'string' ? value : asMessage(value)?.text;
  return text ?? JSON.stringify(value, null, 2);
}

/** "148 B", "61 rows", "2 messages"; empty for what is read at a glance. */
export function sizeOfValue(value: JsonValue, shown: ShownValue): string {
  switch (shown.kind) {
    case 'text':
    case 'message':
      return formatSize(valueBytes(shown.text));
    case 'messages':
      return formatCount(shown.count, 'message');
    case 'table':
      return formatCount(shown.table.rows.length, 'row');
    case 'json':
      return formatSize(valueBytes(value));
    default:
      return '';
  }
}

const KINDS: Record<ShownValue['kind'], string> = {
  empty: 'Nothing',
  secret: 'Secret',
  text: 'Text',
  literal: 'Value',
  message: 'Message',
  messages: 'Messages',
  file: 'File',
  names: 'Tools',
  table: 'Table',
  json: 'JSON',
};

export function kindOfValue({ kind }: ShownValue): string {
  return KINDS[kind];
}

function shownObject(value: JsonObject): ShownValue {
  const message = asMessage(value);
  return message ? { kind: 'message', ...message } : { kind: 'json', value };
}

/** A message of the engine has its keys at the top; one in a trace has them in `data` too (trace-of-prompt.json). */
function asMessage(value: JsonValue): { text: string; sender: string; files: readonly ResultFile[] } | null {
  if (!isJsonObject(value)) return null;
  const data = isJsonObject(value.data) && !('sender' in value) ? value.data : value;
  const text = textOfValue(value);
  if (text === null || !('sender' in data)) return null;
  const name = [data.sender_name, data.sender].find((one) => typeof one === 'string' && one !== '');
  return {
    text,
    sender: typeof name === 'string' ? name : '',
    files: Array.isArray(data.files) ? toFiles(data.files) : [],
  };
}

/** As a trace has them (trace-of-agent.json). */
function toolName(value: JsonValue): string | null {
  return isJsonObject(value) && typeof value.name === 'string' && 'args_schema' in value ? value.name : null;
}

function isDataAddress(value: JsonValue): boolean {
  return typeof value === 'string' && value.startsWith('data:') && value.slice(0, 100).includes(';base64,');
}
