/**
 * Compares the columns of a suite's files with its flow: a column that nobody understood must not make a test that tests nothing.
 */
import { cutLine } from '#contract/text/cut-text.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { checksWithin, entryOf } from '../checks/describe-check.ts';
import { componentOfColumn } from './rows/column-field.ts';
import type { CaseColumns, Suite, SuiteProblem } from './suite.ts';

export interface CheckedColumns {
  /** Why the suite cannot run. */
  problems: SuiteProblem[];
  /** Sentences about lines that are not used, and one for each file with columns that are not. */
  notes: string[];
}

/** How many columns are named. */
const SHOWN = 10;

export function checkColumns({ files, cases }: Pick<Suite, 'files' | 'cases'>, index: FlowIndex): CheckedColumns {
  const problems: SuiteProblem[] = [];
  const notes: string[] = [];
  for (const read of files) {
    const { file } = read;
    const report = (message: string) => problems.push({ file, line: read.line, column: 1, path: '', message });
    notes.push(...read.notes.map((note) => `${file}: ${note}.`));
    const unused = unusedColumns(read, index);
    const isAsked = read.columns.some(({ target }) => target.kind === 'input');
    const isTweaked = read.columns.some(({ name, target }) => target.kind === 'field' && !unused.includes(name));
    if (!isAsked && !isTweaked) {
      report(noInputMessage(read));
      continue;
    }
    if (unused.length === 0) continue;
    const note = `${formatCount(unused.length, 'column is', 'columns are')} not used: ${namesText(unused, index)}`;
    const [first = ''] = unused;
    if (wantsTweaks(cases, file))
      report(
        `${note}. tweaks-applied needs a field of the flow for each; map one that is none: columns: {${first}: nothing}`,
      );
    else notes.push(`${file}: ${note}.`);
  }
  return { problems, notes };
}

/** Names of columns that set nothing. One that the suite maps to a field is sent, and its tweak is reported. */
function unusedColumns({ columns }: CaseColumns, index: FlowIndex): string[] {
  return columns.flatMap(({ name, target }) =>
    target.kind === 'field' && !target.isMapped && componentOfColumn(target, index) === null ? [name] : [],
  );
}

function noInputMessage({ columns, hasHead }: CaseColumns): string {
  const found = columns.slice(0, SHOWN).map(({ name }) => cutLine(name, 60));
  const [first = ''] = found;
  if (!hasHead) return 'The first line has no names of columns. Write one above it, such as input,expected';
  return `No column is the input of a case or a field of the flow; it has ${found.join(', ')}. Name one input, or map it in the suite: columns: {${first}: input}. If the first line is a question, write a line with names above it`;
}

function namesText(unused: readonly string[], index: FlowIndex): string {
  const fields = nameFinder(index.byField.keys());
  const whole = nameFinder(
    index.components.flatMap(({ displayName, fields: own }) =>
      [...own.keys()].map((field) => `${displayName}.${field}`),
    ),
  );
  const texts = unused.slice(0, SHOWN).map((name) => {
    const shown = cutLine(name, 60);
    const [near] = name.includes('.') ? whole(name) : fields(name);
    if ((index.byField.get(name)?.length ?? 0) > 1)
      return `${shown} (several components have it: write COMPONENT.${shown})`;
    return near === undefined ? shown : `${shown} (did you mean ${near}?)`;
  });
  const rest = unused.length - texts.length;
  return [...texts, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

function wantsTweaks(cases: Suite['cases'], file: string): boolean {
  return cases.some(
    ({ location, turns }) =>
      location.file === file &&
      turns.some(({ checks }) =>
        checks.flatMap(checksWithin).some((check) => entryOf(check).kind === 'tweaks-applied'),
      ),
  );
}
