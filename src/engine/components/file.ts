/** Read File: uploaded text files as a message, a table or data (lfx 1.13.0, components/files_and_knowledge/file.py). */
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { parseBoundedJson, tryBoundedJson } from '#contract/parse-bounded-json.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { readCsv } from '../component-base/read-csv.ts';
import { readTextFile } from '../component-base/read-text-file.ts';
import { withStatus } from '../component-base/with-status.ts';
import { type DataValue, dataValue, type Frame, frameValue, type Message } from '../values/values.ts';

const TEXT_TYPES: ReadonlySet<string> = new Set(
  'csv json txt md mdx yaml yml xml html htm py sh sql js ts tsx'.split(' '),
);

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Paths come from a connection, from an agent's text, or from the upload field. */
function paths(run: ComponentRun): string[] {
  const connected = run.fields.list('file_path').flatMap((value) => {
    const path = value.kind === 'data' ? value.data.file_path : value.kind === 'message' ? value.text : null;
    return typeof path === 'string' && path !== '' ? [path] : [];
  });
  if (connected.length > 0) return connected;
  const written = run.fields.text('file_path_str');
  return written === '' ? run.fields.texts('path') : [written];
}

async function load(run: ComponentRun): Promise<TextFile[]> {
  const found = paths(run);
  if (found.length === 0) throw new Error('No files to process.');
  const isSilent = run.fields.bool('silent_errors', false);
  const files: TextFile[] = [];
  for (const path of found) {
    try {
      files.push({ path, text: await readOne(run, path) });
    } catch (cause) {
      if (!isSilent) throw cause;
      run.log(errorMessage(cause));
    }
  }
  return files;
}

async function readOne(run: ComponentRun, path: string): Promise<string> {
  const type = extension(path);
  if (!TEXT_TYPES.has(type)) {
    throw new Error(`${fileName(path)} is not a text file: the embedded server cannot read .${type} files.`);
  }
  const text = await readTextFile(run.ports.files, path, run.fields.text('text_encoding').trim());
  return type === 'json' ? compactJson(text, path) : text;
}

/** JSON files are written again on one line, with their texts normalised. */
function compactJson(text: string, path: string): string {
  try {
    const json = parseBoundedJson(text);
    const normal = (value: unknown) => (typeof value === 'string' ? value.normalize('NFKD') : value);
    if (Array.isArray(json)) return JSON.stringify(json.map(normal));
    if (!isJsonObject(json)) return JSON.stringify(json);
    return JSON.stringify(Object.fromEntries(Object.entries(json).map(([key, value]) => [key, normal(value)])));
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    throw new Error(`Error loading file ${path}: ${errorMessage(cause)}`);
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extension(path: string): string {
  return fileName(path).split('.').at(-1)?.toLowerCase() ?? '';
}

async function asMessage(run: ComponentRun): Promise<Message> {
  const files = await load(run);
  const separator = run.fields.text('separator', '\n\n') || '\n\n';
  return run.message(files.map(({ text }) => text).join(separator));
}

/** A single CSV file gives its rows, anything else one row per file. */
async function asFrame(run: ComponentRun): Promise<Frame> {
  const files = await load(run);
  const [first, ...others] = files;
  const isTable = first !== undefined && others.length === 0 && extension(first.path) === 'csv';
  const rows: JsonObject[] = isTable ? readCsv(first.text) : files.map(({ path, text }) => ({ file_path: path, text }));
  return withStatus(run, frameValue(rows));
}

async function asData(run: ComponentRun): Promise<DataValue> {
  const [file] = await load(run);
  const text = file?.text ?? '';
  const json = tryBoundedJson(text);
  return withStatus(run, dataValue(isJsonObject(json) ? json : { value: text }));
}

export const file: ComponentType = {
  outputs: {
    message: asMessage,
    dataframe: asFrame,
    json: asData,
    path: (run) => run.message(paths(run).join('\n')),
  },
};
