/** Type Convert: converts between a message, data and a table (lfx 1.13.0, components/processing/converter.py). */
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { tryBoundedJson } from '#contract/parse-bounded-json.ts';
import { pythonStrip } from '#flow/tweaks/python-strip.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { readCsv } from '../component-base/read-csv.ts';
import { withStatus } from '../component-base/with-status.ts';
import { markdownTable } from '../python/markdown-table.ts';
import { pythonClass, pythonRepr, pythonStr } from '../python/python-text.ts';
import { frameRecords } from '../python/value-json.ts';
import { type DataValue, dataValue, type Frame, frameValue, type Message } from '../values/values.ts';

type Convertible = Message | DataValue | Frame;

/** The first of several values counts; plain text is a message. */
function input(run: ComponentRun): Convertible {
  const [value] = run.fields.list('input_data');
  switch (value?.kind) {
    case 'message':
    case 'data':
    case 'frame':
      return value;
    case 'json':
      if (isJsonObject(value.value)) return dataValue(value.value);
      break;
    case 'text':
      return run.message(value.text);
    default:
  }
  throw new Error(`Cannot convert ${value ? pythonClass(value) : 'an empty input'}.`);
}

function toMessage(run: ComponentRun): Message {
  const value = input(run);
  if (value.kind === 'message') return withStatus(run, value);
  if (value.kind === 'frame') return withStatus(run, run.message(markdownTable(value, true, run.meter())));
  const text = value.data.text;
  return withStatus(
    run,
    run.message(text === undefined ? pythonRepr(value.data) : text === null ? '' : pythonStr(text)),
  );
}

function toData(run: ComponentRun): DataValue {
  const value = input(run);
  if (value.kind === 'data') return withStatus(run, value);
  if (value.kind === 'frame') return withStatus(run, dataValue({ results: frameRecords(value) }));
  return withStatus(run, messageToData(run, value));
}

function toFrame(run: ComponentRun): Frame {
  const value = input(run);
  if (value.kind === 'frame') return withStatus(run, value);
  const parsed = value.kind === 'message' ? parse(run, value) : { data: value.data, isCsv: false };
  const [first, ...others] = Object.values(parsed.data);
  const isTable = others.length === 0 && Array.isArray(first) && first.every(isJsonObject);
  if (!isTable || !Array.isArray(first)) return withStatus(run, frameValue([parsed.data]));
  const rows = first.filter(isJsonObject);
  return withStatus(run, parsed.isCsv ? csvFrame(rows) : frameValue(rows));
}

/** An empty cell of a CSV is NaN, not null. */
function csvFrame(rows: readonly JsonObject[]): Frame {
  const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)));
  return { ...frameValue(filled), columns: frameValue(rows).columns };
}

function messageToData(run: ComponentRun, message: Message): DataValue {
  return dataValue(parse(run, message).data);
}

/** Parses JSON objects, lists of objects and CSV; any other text stays text. */
function parse(run: ComponentRun, message: Message): { data: JsonObject; isCsv: boolean } {
  const plain = { data: { text: message.text }, isCsv: false };
  if (!run.fields.bool('auto_parse', false)) return plain;
  const text = pythonStrip(message.text.replace(/^\ufeff+/, ''));
  const json = tryBoundedJson(text);
  if (isJsonObject(json)) return { data: json, isCsv: false };
  if (Array.isArray(json) && json.every(isJsonObject)) return { data: { records: json }, isCsv: false };
  const [header = '', ...lines] = text.split('\n');
  if (lines.length === 0 || !header.includes(',')) return plain;
  try {
    return { data: { records: readCsv(text) }, isCsv: true };
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    return plain;
  }
}

export const typeConverter: ComponentType = {
  outputs: { message_output: toMessage, data_output: toData, dataframe_output: toFrame },
  required: ['input_data'],
};
