/** Makes inputs out of pasted text. */
import Papa from 'papaparse';
import type { InputType } from '#contract/run-request.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { type DraftInput, MAX_INPUTS } from '#run/model/request-draft.ts';
import { createDraftInput } from '../../draft/storage/create-draft-input.ts';

export interface PastedInputs {
  inputs: DraftInput[];
  /** How the text was parsed, as a sentence. */
  readAs: string;
}

const VALUE_COLUMNS = ['value', 'input_value', 'input', 'text', 'question', 'prompt'];

const TOO_MANY: PastedInputs = {
  inputs: [],
  readAs: `These are more than ${formatCount(MAX_INPUTS, 'input')}, which is the most the form takes`,
};

/** CSV if the first row has the name of the value column; otherwise lines, so that commas in a sentence are kept. */
export function readPastedInputs(text: string): PastedInputs {
  if (text.trim() === '') return { inputs: [], readAs: 'Nothing to add yet' };
  const table = Papa.parse<string[]>(text.trim(), { skipEmptyLines: 'greedy', preview: MAX_INPUTS + 2 }).data;
  const head = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  const valueColumn = head.findIndex((name) => VALUE_COLUMNS.includes(name));
  if (valueColumn !== -1) {
    return table.length > MAX_INPUTS + 1 ? TOO_MANY : readTable(table.slice(1), head, valueColumn);
  }
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length > MAX_INPUTS) return TOO_MANY;
  const inputs = lines.map((line) => createDraftInput({ value: line }));
  return { inputs, readAs: `${formatCount(inputs.length, 'input')}, one per line` };
}

function readTable(rows: string[][], head: string[], valueColumn: number): PastedInputs {
  const componentsColumn = head.indexOf('components');
  const typeColumn = head.indexOf('type');
  const inputs = rows.map((row) =>
    createDraftInput({
      value: row[valueColumn] ?? '',
      components: (row[componentsColumn] ?? '')
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      type: toType(row[typeColumn]),
    }),
  );
  const columns = [head[valueColumn], ...['components', 'type'].filter((name) => head.includes(name))];
  return { inputs, readAs: `${formatCount(inputs.length, 'input')} from CSV: ${columns.join(', ')}` };
}

function toType(cell: string | undefined): InputType {
  const word = cell?.trim().toLowerCase();
  return word === 'chat' || word === 'text' ? word : 'any';
}
