/** The results of a run as a list of sections, each with a heading and rows. */

import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import type { ContentBlock } from './content-blocks.ts';
import { someText, type TextTest, textTest } from './find-text.ts';
import { type MissedNote, missedInput } from './missed-input.ts';
import { readContent } from './result-content.ts';
import type { ResultFile } from './result-files.ts';

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
  /** All rows of a section as one: as a table, or side by side. */
  | { kind: 'across'; id: string; rows: readonly OutputRow[] }
  /** Sections of inputs, side by side. */
  | { kind: 'beside'; id: string; sections: readonly ResultSection[] }
  /** Says that the input was not answered, or may not have been. */
  | { kind: 'missed'; id: string; input: RunInputResult; note: MissedNote }
  /** Notes on the input: its error, missing outputs, a repeated answer. */
  | { kind: 'notes'; id: string; input: RunInputResult };

export interface SectionOptions {
  groupBy: GroupBy;
  /** Index of the only input to show; null for all. */
  inputShown: number | null;
  /** `outputKey` of the only output to show; null for all. */
  outputShown: string | null;
  /** Shows only answers and notes that contain this. */
  query: string;
}

/** The notes of an input in addition to its error. */
export type NotesOf = (input: RunInputResult) => readonly string[];

/** Inputs in the user's order, outputs in the flow's. A search leaves out sections without rows. */
export function toSections(run: Run, options: SectionOptions, notesOf: NotesOf = () => []): ResultSection[] {
  const inputs = run.inputs.filter((input) => options.inputShown === null || input.index === options.inputShown);
  const isWanted = options.query.trim() === '' ? null : textTest(options.query);
  const isListed: OutputTest = (output) =>
    (options.outputShown === null || options.outputShown === outputKey(output)) && matches(output, isWanted);
  if (options.groupBy === 'output') return ofOutputs(inputs, options.outputShown, isWanted, isListed);
  return inputs.flatMap((input) => ofInput(input, isWanted, isListed, notesOf, missedInput(run, input.index)));
}

type OutputTest = (output: RunOutput) => boolean;

/** What tells the outputs of a flow apart. */
export function outputKey({ component, displayName }: Pick<RunOutput, 'component' | 'displayName'>): string {
  return component ?? displayName;
}

/** The outputs that any input has, each once, in the flow's order. */
export function runOutputs(run: Run): RunOutput[] {
  const outputs = run.inputs.flatMap((input) => input.outputs);
  return [...new Map(outputs.toReversed().map((output) => [outputKey(output), output])).values()].toReversed();
}

/** The sections of several inputs as one, to show them side by side. */
export function besideEachOther(sections: readonly ResultSection[]): ResultSection[] {
  if (sections.length < 2) return [...sections];
  return [{ id: 'beside', input: null, output: null, rows: [{ kind: 'beside', id: 'beside', sections }] }];
}

/** True if the shown part of an error contains the query. */
export function isErrorFound(error: RunError, query: string): boolean {
  return hasError(error, textTest(query));
}

/** The sections with their outputs joined to one row each. */
export function joinOutputs(sections: readonly ResultSection[]): ResultSection[] {
  return sections.map((section) => {
    const rows = section.rows.filter((row) => row.kind === 'output');
    if (rows.length === 0) return section;
    const others = section.rows.filter((row) => row.kind !== 'output');
    return { ...section, rows: [{ kind: 'across', id: `${section.id}.across`, rows }, ...others] };
  });
}

/** An input that failed shows only outputs that arrived before its error. */
function isShown(input: RunInputResult, output: RunOutput): boolean {
  return input.status !== 'failed' || output.result !== null || output.text !== '';
}

function ofInput(
  input: RunInputResult,
  isWanted: TextTest | null,
  isListed: OutputTest,
  notesOf: NotesOf,
  note: MissedNote | null,
): ResultSection[] {
  const outputs = input.outputs.flatMap((output, position) =>
    isShown(input, output) && isListed(output) ? [toRow(input, output, position)] : [],
  );
  const isFound = !isWanted || outputs.length > 0 || hasError(input.error, isWanted) || notesOf(input).some(isWanted);
  const missed: ResultRow[] = note === null ? [] : [{ kind: 'missed', id: `${input.index}.missed`, input, note }];
  const rows = [...missed, ...outputs, toNotes(input)];
  return isFound ? [{ id: `input-${input.index}`, input, output: null, rows }] : [];
}

function ofOutputs(
  inputs: readonly RunInputResult[],
  outputShown: string | null,
  isWanted: TextTest | null,
  isListed: OutputTest,
): ResultSection[] {
  const sections = new Map<string, { id: string; input: null; output: RunOutput; rows: ResultRow[] }>();
  for (const input of inputs) {
    for (const [index, output] of input.outputs.entries()) {
      if (outputShown !== null && outputKey(output) !== outputShown) continue;
      const key = output.component ?? `#${index} ${output.displayName}`;
      const section = sections.get(key) ?? { id: `output-${key}`, input: null, output, rows: [] };
      sections.set(key, section);
      if (isShown(input, output) && isListed(output)) section.rows.push(toRow(input, output, index));
    }
  }
  const about = inputs.filter((input) =>
    isWanted ? hasError(input.error, isWanted) : input.error !== null || input.outputs.length === 0,
  );
  const all = [...sections.values()].filter(({ rows }) => !isWanted || rows.length > 0);
  return about.length === 0 ? all : [...all, { id: 'inputs', input: null, output: null, rows: about.map(toNotes) }];
}

function toRow(input: RunInputResult, output: RunOutput, position: number): OutputRow {
  return { kind: 'output', id: `${input.index}.${position}`, input, output };
}

function toNotes(input: RunInputResult): ResultRow {
  return { kind: 'notes', id: `${input.index}.notes`, input };
}

function matches(output: RunOutput, isWanted: TextTest | null): boolean {
  if (!isWanted || isWanted(output.displayName)) return true;
  if (!output.result) return isWanted(output.text);
  const { text, data, files, blocks, facts } = readContent(output.result);
  if (text !== null && isWanted(text)) return true;
  if (data && someText(data.value, isWanted)) return true;
  if (files.some((file) => hasName(file, isWanted)) || blocks.some((block) => hasText(block, isWanted))) return true;
  if (facts && !facts.isPlain && (isWanted(facts.sender) || isWanted(facts.source))) return true;
  // An unknown shape is shown as a tree, so all of it can be found.
  const isKnown = text !== null || data !== null || files.length > 0;
  return !isKnown && someText(output.result, isWanted);
}

function hasText({ title, parts }: ContentBlock, isWanted: TextTest): boolean {
  if (isWanted(title)) return true;
  return parts.some((part) => {
    if (part.kind === 'media') return isWanted(part.title) || part.files.some((file) => hasName(file, isWanted));
    const { kind, path, durationMs, ...shown } = part;
    return Object.values(shown).some((value) => someText(value, isWanted));
  });
}

/** For a file on another server its address is shown. */
function hasName(file: ResultFile, isWanted: TextTest): boolean {
  return isWanted(file.isRemote ? file.path : file.name);
}

/** Searches the server's message and names; kind and times are not shown verbatim. */
function hasError(error: RunError | null, isWanted: TextTest): boolean {
  if (!error) return false;
  const { kind, requestIndex, elapsedMs, ...shown } = error;
  return Object.values(shown).some((value) => someText(value, isWanted));
}

/** Returns a function that names outputs: "Chat Output", with the id if names repeat, because names of controls must be unique. */
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
