/** Values of a flow as JSON. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { messageData, messageJson } from '../values/message.ts';
import type { Frame, Value } from '../values/values.ts';
import { pythonRepr, pythonStr } from './python-text.ts';

/** A value as `results` shows it. */
export function valueJson(value: Value): JsonValue {
  switch (value.kind) {
    case 'message':
      return messageJson(value);
    case 'data':
      return { text_key: 'text', data: value.data, default_value: '' };
    case 'frame':
      return frameRecords(value);
    case 'list':
      return value.items.map(valueJson);
    case 'text':
      return value.text;
    case 'json':
      return value.value;
    case 'model':
      return { provider: value.provider, model: value.model };
  }
}

/** One object per row with every column; a missing cell is null, like NaN in JSON. */
export function frameRecords(frame: Frame): JsonObject[] {
  const { columns, rows } = frame;
  return rows.map((row) => {
    const names = Object.keys(row);
    const isWhole = names.length === columns.length && names.every((name, index) => name === columns[index]);
    return isWhole ? row : Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
  });
}

/** Python's `str()` of a value: JSON indented by four spaces for data and messages. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case 'message':
      return JSON.stringify(messageData(value), null, 4);
    case 'data':
      return JSON.stringify(value.data, null, 4);
    case 'text':
      return value.text;
    case 'json':
      return pythonStr(value.value);
    case 'list':
      return `[${value.items.map(itemText).join(', ')}]`;
    default:
      return JSON.stringify(valueJson(value));
  }
}

/** In a list, Python shows the parts of an object. */
function itemText(value: Value): string {
  if (value.kind === 'text') return pythonRepr(value.text);
  return value.kind === 'data'
    ? `JSON(text_key='text', data=${pythonRepr(value.data)}, default_value='')`
    : valueText(value);
}
