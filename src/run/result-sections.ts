/** The results of a run as the list that is drawn: sections with a heading each, and what stands below it. */
import { readContent } from './result-content.ts';
import { cellText } from './result-table.ts';
import type { Run, RunInputResult, RunOutput } from './run.ts';

export type GroupBy = 'input' | 'output';

export interface ResultSection {
  id: string;
  /** Set when grouped by input. */
  input: RunInputResult | null;
  /** Set when grouped by output. */
  output: { component: string | null; displayName: string } | null;
  rows: readonly ResultRow[];
}

export interface OutputRow {
  kind: 'output';
  id: string;
  input: RunInputResult;
  output: RunOutput;
}

export type ResultRow =
  | OutputRow
  /** The rows of a section in one: as a table, or side by side. */
  | { kind: 'across'; id: string; rows: readonly OutputRow[] }
  /** What is to be said about the input as a whole: its error, outputs that did not come, a repeated answer. */
  | { kind: 'notes'; id: string; input: RunInputResult };

export interface SectionOptions {
  groupBy: GroupBy;
  /** Index of the only input to show; null shows all. */
  inputShown: number | null;
  /** Only answers that contain this, whatever its case. */
  query: string;
}

/** Inputs in the user's order, outputs in the flow's. A section without a row is left out when something is searched for. */
export function toSections(run: Run, options: SectionOptions): ResultSection[] {
  const inputs = run.inputs.filter((input) => options.inputShown === null || input.index === options.inputShown);
  const query = options.query.trim().toLowerCase();
  const sections =
    options.groupBy === 'input' ? inputs.map((input) => ofInput(input, query)) : ofOutputs(inputs, query);
  return query === '' ? sections : sections.filter((section) => section.rows.some((row) => row.kind === 'output'));
}

/** The same sections with their outputs joined to one row each. */
export function joinOutputs(sections: readonly ResultSection[]): ResultSection[] {
  return sections.map((section) => {
    const rows = section.rows.filter((row) => row.kind === 'output');
    if (rows.length === 0) return section;
    const others = section.rows.filter((row) => row.kind !== 'output');
    return { ...section, rows: [{ kind: 'across', id: `${section.id}.across`, rows }, ...others] };
  });
}

/** Of an input that failed, only what came before its error. */
function isDrawn(input: RunInputResult, output: RunOutput): boolean {
  return input.status !== 'failed' || output.result !== null || output.text !== '';
}

function ofInput(input: RunInputResult, query: string): ResultSection {
  const outputs = input.outputs.flatMap((output, place) =>
    isDrawn(input, output) && matches(output, query) ? [toRow(input, output, place)] : [],
  );
  return { id: `input-${input.index}`, input, output: null, rows: [...outputs, toNotes(input)] };
}

function ofOutputs(inputs: readonly RunInputResult[], query: string): ResultSection[] {
  const sections = new Map<string, { id: string; input: null; output: RunOutput; rows: ResultRow[] }>();
  for (const input of inputs) {
    for (const [place, output] of input.outputs.entries()) {
      const key = output.component ?? `#${place} ${output.displayName}`;
      const section = sections.get(key) ?? { id: `output-${key}`, input: null, output, rows: [] };
      sections.set(key, section);
      if (isDrawn(input, output) && matches(output, query)) section.rows.push(toRow(input, output, place));
    }
  }
  const about = inputs.filter((input) => input.error !== null || input.outputs.length === 0).map(toNotes);
  if (about.length === 0) return [...sections.values()];
  return [...sections.values(), { id: 'inputs', input: null, output: null, rows: about }];
}

function toRow(input: RunInputResult, output: RunOutput, place: number): OutputRow {
  return { kind: 'output', id: `${input.index}.${place}`, input, output };
}

function toNotes(input: RunInputResult): ResultRow {
  return { kind: 'notes', id: `${input.index}.notes`, input };
}

function matches(output: RunOutput, query: string): boolean {
  if (query === '' || output.displayName.toLowerCase().includes(query)) return true;
  if (!output.result) return output.text.toLowerCase().includes(query);
  const { text, data, files, blocks } = readContent(output.result);
  if (text?.toLowerCase().includes(query) || files.some((file) => file.name.toLowerCase().includes(query))) return true;
  if (data?.foundAs === null && cellText(data.value).toLowerCase().includes(query)) return true;
  if (blocks.length > 0 && JSON.stringify(blocks).toLowerCase().includes(query)) return true;
  // A shape that nobody knows is shown as a tree, so all of it can be found.
  const isKnown = text !== null || data !== null || files.length > 0;
  return !isKnown && JSON.stringify(output.result).toLowerCase().includes(query);
}

/** Names outputs: "Chat Output", or with its id where the flow has two of that name, since names of controls must not repeat. */
export function outputNamer(run: Run): (output: Pick<RunOutput, 'component' | 'displayName'>) => string {
  const first = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const { component, displayName } of run.inputs.flatMap((input) => input.outputs)) {
    if (!first.has(displayName)) first.set(displayName, component);
    else if (first.get(displayName) !== component) shared.add(displayName);
  }
  return ({ component, displayName }) =>
    component !== null && shared.has(displayName) ? `${displayName} ${component}` : displayName;
}
