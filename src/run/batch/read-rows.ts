/** Reads the rows of a batch out of a file or a pasted text: CSV with a head, JSON objects one a line, or plain lines. */
import Papa from 'papaparse';
import { isDeeperThan, isJsonObject, type JsonValue } from '#contract/json.ts';

export interface BatchRows {
  format: 'CSV' | 'JSONL' | 'lines';
  columns: readonly string[];
  /** One value a column. */
  rows: readonly (readonly JsonValue[])[];
  /** What was left out, and where; the first few. */
  problems: readonly string[];
}

const SAID = 3;

/** Lines are CSV when the first has several columns that are filled in every other one too; text stays text otherwise. */
export function readRows(text: string): BatchRows {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { format: 'lines', columns: [], rows: [], problems: [] };
  if (trimmed.startsWith('{')) return readJsonLines(trimmed);
  const table = Papa.parse<string[]>(trimmed, { skipEmptyLines: 'greedy' }).data;
  const [head = [], ...body] = table;
  const isTable = head.length > 1 && body.length > 0 && body.every((row) => row.length === head.length);
  if (isTable || (head.length === 1 && KNOWN.has((head[0] ?? '').trim().toLowerCase()))) {
    return { format: 'CSV', columns: named(head), rows: body, problems: [] };
  }
  const lines = trimmed.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return { format: 'lines', columns: ['input'], rows: lines.map((line) => [line]), problems: [] };
}

const KNOWN: ReadonlySet<string> = new Set(['value', 'input_value', 'input', 'text', 'question', 'prompt']);

/** Every column has a name of its own. */
function named(head: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return head.map((cell, place) => {
    const name = cell.trim() || `column ${place + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function readJsonLines(text: string): BatchRows {
  const problems: string[] = [];
  const records: Map<string, JsonValue>[] = [];
  for (const [place, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const record = readRecord(line);
    if (record === null) problems.push(`Line ${place + 1} is no JSON object`);
    else records.push(record);
  }
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const rows = records.map((record) => columns.map((column) => record.get(column) ?? ''));
  const rest = problems.length - SAID;
  const said = problems.slice(0, SAID);
  return { format: 'JSONL', columns, rows, problems: rest > 0 ? [...said, `and ${rest} more lines`] : said };
}

function readRecord(line: string): Map<string, JsonValue> | null {
  try {
    const value: JsonValue = JSON.parse(line);
    if (!isJsonObject(value) || isDeeperThan(value)) return null;
    return new Map(Object.entries(value));
  } catch {
    return null;
  }
}
