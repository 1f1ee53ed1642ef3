/** Reads the runs from an evidence file, or from a run that was exported as JSON. */

import { unescapeHtml } from '#contract/html-text.ts';
import { isJsonObject } from '#contract/json.ts';
import { RUN_FILE_FORMAT } from '../export/export-run.ts';
import type { Run } from '../model/run.ts';
import { tryParseJson } from '../model/try-parse-json.ts';
import { EVIDENCE_ID } from './evidence-parts.ts';
import { parseRun } from './parse-run.ts';

/** Throws with a plain sentence when the file contains no runs that this version can read. */
export function readEvidence(text: string): Run[] {
  const values = valuesOf(text);
  if (values === null) throw new Error('It is not an evidence file or an exported run.');
  const runs = values.map(parseRun);
  const read = runs.filter((run) => run !== null);
  if (read.length === 0 || read.length < runs.length) throw new Error('It is damaged: a run in it cannot be read.');
  return read;
}

function valuesOf(text: string): unknown[] | null {
  const start = text.indexOf(`<template id="${EVIDENCE_ID}">`);
  if (start === -1) {
    const file = tryParseJson(text);
    return isJsonObject(file) && file.format === RUN_FILE_FORMAT ? [file.run] : null;
  }
  const from = text.indexOf('>', start) + 1;
  const file = tryParseJson(unescapeHtml(text.slice(from, text.indexOf('</template>', from))));
  return isJsonObject(file) && Array.isArray(file.runs) ? file.runs : null;
}
