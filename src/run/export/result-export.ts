/** Exports a run or one of its outputs: the exact replies, or a readable version. */
import { fencedMarkdown } from '#flow/request/as-markdown.ts';
import { questionOf } from '../compare/match-runs.ts';
import { inputTitle } from '../figures/input-title.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { exactResult, replyTo } from '../results/exact-result.ts';
import { missedInput } from '../results/missed-input.ts';
import { readContent } from '../results/result-content.ts';
import { type ResultTable, readTable } from '../results/result-table.ts';
import { csvLines, toCsv } from '../results/table-csv.ts';
import { fileNamePart } from './file-name.ts';

export interface ExportedFile {
  fileName: string;
  text: string;
  type: string;
}

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv;charset=utf-8';
const MARKDOWN_TYPE = 'text/markdown;charset=utf-8';

/** Shown with a result that the server has shortened. */
export const CUT_SENTENCE = 'The server left a part of this result out: it is too long for its route.';

/** The exact replies, one file per request; of a long stream only the beginning that was kept. */
export function exportReplies(run: Run): ExportedFile[] {
  const isOne = run.replies.length === 1;
  return run.replies.map(({ requestIndex, body, isCut }) => {
    const isJson = /^\s*[[{]/.test(body);
    return {
      fileName: `run-${run.number}-reply${isOne ? '' : `-${requestIndex + 1}`}${isCut ? '-beginning' : ''}.${isJson ? 'json' : 'txt'}`,
      text: body,
      type: isJson ? JSON_TYPE : 'text/plain;charset=utf-8',
    };
  });
}

/** The merged reply of all requests, as the JSON that run/advanced would answer; null if there is none. */
export function exportResponse({ number, response }: Run): ExportedFile | null {
  if (response === null) return null;
  return { fileName: `run-${number}-response.json`, text: JSON.stringify(response, null, 2), type: JSON_TYPE };
}

/** One line per output: question, component, its text or data as JSON, and error. */
export function exportCsv(run: Run): ExportedFile {
  const rows = run.inputs.flatMap((input) => {
    const shared = [input.index + 1, questionOf(run, input.index) ?? ''] as const;
    const missed = missedInput(run, input.index);
    const error = [...(missed === null ? [] : [missed.sentence]), ...(input.error ? [errorText(input.error)] : [])];
    if (input.outputs.length === 0) return [[...shared, null, null, null, null, error.join(' ') || null]];
    return input.outputs.map((output) => {
      const { text, data } = answerOf(output);
      const wrong = [...error, ...missingParts(output)].join(' ') || null;
      return [...shared, output.displayName, output.component, text, data && JSON.stringify(data), wrong];
    });
  });
  const names = ['input', 'asked', 'output', 'component', 'text', 'data', 'error'];
  return { fileName: `run-${run.number}.csv`, text: csvLines([names, ...rows]), type: CSV_TYPE };
}

/** Markdown to paste into an issue or a document. */
export function exportMarkdown(run: Run): ExportedFile {
  const lines = [`# Run ${run.number}: ${run.flow.name}`, ''];
  for (const input of run.inputs) {
    lines.push(`## ${inputTitle(input.index)}`, '', quoted(questionOf(run, input.index) ?? ''), '');
    const missed = missedInput(run, input.index);
    if (missed !== null) lines.push(`**${missed.sentence}**`, '');
    for (const output of input.outputs) lines.push(`### ${output.displayName}`, '', markdownOf(output), '');
    if (input.error) lines.push(`**Error:** ${errorText(input.error)}`, '');
  }
  return { fileName: `run-${run.number}.md`, text: `${lines.join('\n').trimEnd()}\n`, type: MARKDOWN_TYPE };
}

export type OutputFormat = 'json' | 'csv' | 'markdown';

/** The formats in which the output has content. */
export function outputFormats(output: RunOutput): OutputFormat[] {
  return [
    ...(output.result ? (['json'] as const) : []),
    ...(tableOf(output) ? (['csv'] as const) : []),
    ...(output.text !== '' || output.result ? (['markdown'] as const) : []),
  ];
}

/** Null if the output has no content in this format. */
export function exportOutput(
  run: Run,
  input: RunInputResult,
  output: RunOutput,
  format: OutputFormat,
): ExportedFile | null {
  const fileName = `run-${run.number}-input-${input.index + 1}-${fileNamePart(output.displayName, 'output')}`;
  if (format === 'json') {
    const exact = exactResult(run.plan, replyTo(run, input), input, output);
    return exact && { fileName: `${fileName}.json`, text: exact.text, type: JSON_TYPE };
  }
  if (format === 'csv') {
    const table = tableOf(output);
    return (
      table && { fileName: `${fileName}.csv`, text: `${toCsv(table, [...table.rows.keys()])}\r\n`, type: CSV_TYPE }
    );
  }
  return { fileName: `${fileName}.md`, text: `${markdownOf(output)}\n`, type: MARKDOWN_TYPE };
}

function answerOf(output: RunOutput) {
  if (!output.result) return { text: output.text === '' ? null : output.text, data: null };
  const { text, data } = readContent(output.result);
  return { text, data: data && data.foundAs === null ? data.value : null };
}

function tableOf({ result }: RunOutput): ResultTable | null {
  const data = result && readContent(result).data;
  return data && readTable(data.value);
}

/** Why the output is not complete. */
function missingParts({ status, isCut }: RunOutput): string[] {
  return [...(status === 'partial' ? ['This text is not complete.'] : []), ...(isCut ? [CUT_SENTENCE] : [])];
}

/** The text unchanged, since it is Markdown; data as a code block. */
function markdownOf(output: RunOutput): string {
  const { text, data } = answerOf(output);
  const parts = [...(text ? [text] : []), ...(data ? [fencedMarkdown(JSON.stringify(data, null, 2), 'json')] : [])];
  if (parts.length === 0 && output.result) parts.push(fencedMarkdown(JSON.stringify(output.result, null, 2), 'json'));
  parts.push(...missingParts(output).map((sentence) => `_${sentence}_`));
  return parts.length > 0 ? parts.join('\n\n') : '_Nothing was returned._';
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** The server's message, with the status if there is one. */
export function errorText(error: RunError): string {
  const said = 'message' in error ? error.message : error.kind;
  return error.status === null ? said : `${said} (status ${error.status})`;
}
