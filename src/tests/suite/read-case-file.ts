/** Turns the rows of a file into cases. */
import type { JsonValue } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { SuiteCaseFile, SuiteFile } from '#contract/suite/suite-file.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { typedText } from '#run/model/typed-value.ts';
import { patternProblem } from '../checks/pattern-problem.ts';
import { checksOfAsserts } from './rows/promptfoo-asserts.ts';
import { type BatchRows, guessReading, RowsLimitError, type RowsReading, readRows } from './rows/read-rows.ts';
import {
  type ColumnTarget,
  type ColumnValue,
  checkOfCell,
  columnTargetText,
  MAX_COLUMN_TURNS,
  singleKey,
  targetOfColumn,
} from './rows/target-of-column.ts';
import type { CaseColumns, TestCase, TestTurn } from './suite.ts';

/** A case whose name is not final: null if the file gives none. */
export type UnnamedCase = Omit<TestCase, 'name'> & { name: string | null };

/** Longest text of a file of cases that is read. */
const MAX_CHARACTERS = 50_000_000;

export interface CaseFileProblem {
  line: number;
  message: string;
  /** The column of `columns` that is wrong; the problem is then in the suite. */
  column?: string;
  /** From 0, for a problem of one row. */
  row?: number;
}

export interface ReadCaseFile {
  cases: UnnamedCase[];
  problems: CaseFileProblem[];
  /** Null if the file could not be read. */
  columns: CaseColumns | null;
}

/** `defaults` and the checks of the suite apply to every row. Nothing is left out without a problem that says so. */
export function readCaseFile(
  entry: SuiteCaseFile,
  text: string,
  suite: Pick<SuiteFile, 'defaults' | 'checks'>,
): ReadCaseFile {
  if (text.length > MAX_CHARACTERS) {
    const message = `The file has ${text.length.toLocaleString('en')} characters; the limit is ${MAX_CHARACTERS.toLocaleString('en')}`;
    return { cases: [], problems: [{ line: 1, message }], columns: null };
  }
  const reading = caseReading(entry, text);
  try {
    return casesOfRows(entry, readRows(text, reading), suite, reading.hasHead);
  } catch (error) {
    if (!(error instanceof RowsLimitError)) throw error;
    return { cases: [], problems: [{ line: error.line, message: error.message }], columns: null };
  }
}

/** How the text of a file of cases is read. */
export function caseReading({ file, columns }: Pick<SuiteCaseFile, 'file' | 'columns'>, text: string): RowsReading {
  const guessed = guessReading(text, file);
  // Whoever maps columns has read their names.
  return { ...guessed, hasHead: guessed.hasHead || columns !== undefined };
}

/** The same for rows that were read before. */
export function casesOfRows(
  entry: SuiteCaseFile,
  { columns, rows, lines, leftOut, empty, odd }: BatchRows,
  suite: Pick<SuiteFile, 'defaults' | 'checks'>,
  hasHead = true,
): ReadCaseFile {
  const problems: CaseFileProblem[] = [...leftOut, ...odd].map((sentence) => ({
    line: Number(/\d+/.exec(sentence)?.[0] ?? 1),
    message: upperFirst(sentence),
  }));
  const mapped = new Map(Object.entries(entry.columns ?? {}));
  const closest = nameFinder(columns);
  for (const column of mapped.keys()) {
    if (columns.includes(column)) continue;
    const [near] = closest(column);
    const hint =
      near === undefined ? `; it has ${columns.slice(0, 10).join(', ') || 'none'}` : `. Did you mean “${near}”?`;
    problems.push({ line: 1, column, message: `The file has no column “${column}”${hint}` });
  }
  const targets = columns.map((column) => targetOfColumn(column, mapped.get(column)));
  const indexes = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const key = singleKey(target);
    if (key === null) continue;
    if (indexes.has(key))
      problems.push({ line: 1, message: `Several columns are the ${key} of a case; map them with columns` });
    else indexes.set(key, index);
  }
  const inputs = Array.from({ length: MAX_COLUMN_TURNS }, (_, turn) => ({
    input: indexes.get(columnTargetText({ kind: 'input', turn })),
    components: indexes.get(columnTargetText({ kind: 'components', turn })),
  })).filter(({ input }, turn) => turn === 0 || input !== undefined);
  const [first] = inputs;
  const hasInput = first?.input !== undefined;
  if (rows.length === 0) problems.push({ line: 1, message: 'The file has no rows' });
  else if (!hasInput && targets.every(({ kind }) => kind !== 'field')) {
    problems.push({ line: 1, message: 'No column is the input of a case; map one with columns: {COLUMN: input}' });
  }
  const used = [...targets.entries()].filter(
    ([, { kind }]) => kind === 'check' || kind === 'field' || kind === 'assert',
  );
  const checks = [...(suite.checks ?? []), ...(entry.checks ?? [])];
  const { type = 'any', components = [] } = suite.defaults ?? {};
  const cases = rows.map((row, at): UnnamedCase => {
    const line = lines[at] ?? 1;
    const cell = (index: number | undefined) => (index === undefined ? null : typedText(row[index]));
    if (hasInput && cell(first?.input)?.trim() === '')
      problems.push({ line, row: at, message: 'The row has no input' });
    const own: SuiteCheck[] = [];
    const values: ColumnValue[] = [];
    // Most cells of a wide file are empty, and there may be millions.
    for (const [index, target] of used) {
      const value = row[index];
      if (value === undefined || value === '') continue;
      if (target.kind === 'check') own.push(...checkOfCell(target.check, value));
      else if (target.kind === 'assert') {
        const made = checksOfAsserts(value);
        own.push(...made.checks);
        for (const message of made.problems) problems.push({ line, row: at, message });
      } else values.push(...columnValue(target, value));
    }
    const [expected, ...others] = expectedOf(row[indexes.get('expected') ?? -1]);
    if (expected !== undefined && others.length > 0)
      own.push({ any: [expected, ...others].map((text) => ({ equals: text })) });
    for (const check of own) {
      const broken = typeof check === 'object' && 'matches' in check ? patternProblem(check.matches) : null;
      if (broken !== null) problems.push({ line, row: at, message: `Not a regular expression: ${broken}` });
    }
    // A later input that is empty is not asked.
    const filled = inputs.filter(({ input }, turn) => turn === 0 || cell(input)?.trim() !== '');
    return {
      name: blankAsNull(cell(indexes.get('name'))),
      turns: filled.map(
        (turn, index): TestTurn => ({
          input: cell(turn.input),
          type,
          components: listOf(cell(turn.components)) ?? components,
          expected: index === filled.length - 1 && others.length === 0 ? (expected ?? null) : null,
          checks: index === filled.length - 1 ? [...checks, ...own] : [],
        }),
      ),
      tweaks: {},
      columns: values,
      tags: [...(entry.tags ?? []), ...(listOf(cell(indexes.get('tags'))) ?? [])],
      isSkipped: false,
      location: { file: entry.file, line },
    };
  });
  const named = columns.map((name, index) => ({ name, target: targets[index] ?? ({ kind: 'nothing' } as const) }));
  return { cases, problems, columns: { file: entry.file, line: 1, columns: named, hasHead, notes: empty } };
}

/** The evals of OpenAI may have a list, of which any is right. */
function expectedOf(value: JsonValue | undefined): string[] {
  const texts = Array.isArray(value) ? value.map(typedText) : [typedText(value)];
  return texts.filter((text) => text.trim() !== '');
}

/** An empty cell does not change the field. */
function columnValue(target: ColumnTarget, value: JsonValue): ColumnValue[] {
  if (target.kind !== 'field' || typedText(value).trim() === '') return [];
  const { component, field, isMapped } = target;
  return [{ component, field, isMapped, value }];
}

/** Separated by semicolons; null for an empty cell. */
function listOf(text: string | null): string[] | null {
  if (text === null) return null;
  const names = text.split(';').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  return given.length === 0 ? null : given;
}

function blankAsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
