/** What GitHub Actions shows: annotations at the lines of the cases, and a summary of the step. */
import { appendFile } from 'node:fs/promises';
import type { Environment } from '../terminal/command-ports.ts';

export interface Annotation {
  /** Relative to the repository. */
  file: string;
  line: number;
  title: string;
  message: string;
}

/** GitHub shows ten of a step. */
const SHOWN = 10;

/** Workflow commands, one a line. */
export function annotationsText(annotations: readonly Annotation[]): string {
  return annotations
    .slice(0, SHOWN)
    .map(({ file, line, title, message }) => {
      const properties = `file=${property(file)},line=${line},title=${property(title)}`;
      return `::error ${properties}::${escapeData(message)}\n`;
    })
    .join('');
}

/** Adds Markdown to the summary of the step, if there is one. Never throws: a missing summary does not fail tests. */
export async function addSummary({ GITHUB_STEP_SUMMARY: file }: Environment, markdown: string): Promise<void> {
  if (file === undefined || file === '') return;
  await appendFile(file, `${markdown}\n`).catch(() => undefined);
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
