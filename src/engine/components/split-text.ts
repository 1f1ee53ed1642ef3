/** Split Text: cuts texts into the rows of a table (lfx 1.13.0, components/processing/split_text.py). */
import { errorMessage } from '#contract/error-message.ts';
import type { JsonObject } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { DEFAULT_SPLIT } from '#flow/request/split-sizes.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { pythonStr } from '../python/python-text.ts';
import { type SplitOptions, splitText } from '../python/split-by-separator.ts';
import { messageData } from '../values/message.ts';
import { methodError } from '../values/method-error.ts';
import { type Frame, frameValue, type Value } from '../values/values.ts';

interface Document {
  readonly text: string;
  /** The other keys; each chunk keeps them. */
  readonly rest: JsonObject;
}

const METHOD = 'split_text';

/** A common mistake, and what it means. */
const MISTYPED: ReadonlyMap<string, string> = new Map([
  ['/n', '\n'],
  ['/t', '\t'],
]);

function split(run: ComponentRun): Frame {
  const { fields } = run;
  const documents = readDocuments(fields.value('data_inputs'), fields.text('text_key', 'text'));
  const separator = fields.text('separator', '\n');
  const options: SplitOptions = {
    separator: (MISTYPED.get(separator) ?? separator).replaceAll('\\n', '\n'),
    size: fields.number('chunk_size', DEFAULT_SPLIT.size),
    overlap: fields.number('chunk_overlap', DEFAULT_SPLIT.overlap),
    keep: keepAt(fields.text('keep_separator', 'False')),
  };
  const isClean = fields.bool('clean_output', false);
  const meter = run.meter();
  try {
    const rows = documents.flatMap(({ text, rest }) =>
      splitText(text, options, meter).map((chunk) => (isClean ? { text: chunk } : { ...rest, text: chunk })),
    );
    const frame = frameValue(rows);
    return isClean ? frame : { ...frame, columns: contentFirst(frame.columns) };
  } catch (cause) {
    if (cause instanceof LimitError) throw cause;
    throw methodError(METHOD, `Error splitting text: ${errorMessage(cause)}`);
  }
}

function keepAt(choice: string): SplitOptions['keep'] {
  const lower = choice.toLowerCase();
  if (lower === 'end') return 'end';
  return lower === 'true' || lower === 'start' ? 'start' : null;
}

function readDocuments(value: Value | undefined, textKey: string): Document[] {
  switch (value?.kind) {
    case 'message':
      return [documentOf(messageData(value), 'text')];
    case 'data':
      return [documentOf(value.data, textKey)];
    case 'frame':
      if (value.rows.length === 0) throw methodError(METHOD, 'DataFrame is empty');
      if (!value.columns.includes(textKey)) {
        throw new Error(`Text key '${textKey}' not found in Table columns`);
      }
      return value.rows.map((row) => documentOf(row, textKey));
    case 'list': {
      const documents = value.items.flatMap((item) => readListed(item));
      if (documents.length === 0) throw methodError(METHOD, "No valid Data inputs found in <class 'list'>");
      return documents;
    }
    default:
      throw methodError(METHOD, 'No data inputs provided');
  }
}

function readListed(item: Value): Document[] {
  if (item.kind === 'message') return [documentOf(messageData(item), 'text')];
  return item.kind === 'data' ? [documentOf(item.data, 'text')] : [];
}

function documentOf(data: JsonObject, textKey: string): Document {
  const { [textKey]: text, ...rest } = data;
  return { text: pythonStr(text ?? ''), rest };
}

const CONTENT: ReadonlySet<string> = new Set(['text', 'content', 'output', 'summary', 'result', 'answer', 'response']);
const SYSTEM: ReadonlySet<string> = new Set(
  'timestamp sender sender_name session_id context_id flow_id files error edit'.split(' '),
);

/** Content columns first, system columns last. */
function contentFirst(columns: readonly string[]): string[] {
  const rank = (name: string) => {
    if (CONTENT.has(name.toLowerCase())) return 0;
    return SYSTEM.has(name.toLowerCase()) || name.startsWith('_') ? 2 : 1;
  };
  return columns.toSorted((left, right) => rank(left) - rank(right));
}

export const splitTextComponent: ComponentType = { outputs: { dataframe: split }, required: ['data_inputs'] };
