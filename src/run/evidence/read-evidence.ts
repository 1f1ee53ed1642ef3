/** Reads the runs from an evidence file, or from a run that was exported as JSON. */

import { isJsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import { measureJson } from '#contract/measure-json.ts';
import { unescapeHtml } from '#contract/text/html-text.ts';
import { countJson } from '#contract/workspace/count-json.ts';
import { RUN_FILE_FORMAT } from '../export/export-run.ts';
import { MAX_ANSWER } from '../model/max-answer.ts';
import type { Run } from '../model/run.ts';
import { EVIDENCE_ID } from './evidence-parts.ts';
import { parseRun } from './parse-run.ts';

/** JSON values of a file. A large answer is in its run three times. */
const MAX_VALUES = 5_000_000;

/** Throws with a plain sentence when the file contains no runs that this version can read. */
export function readEvidence(text: string): Run[] {
  const values = valuesOf(text);
  if (values === null) throw new Error('It is not an evidence file or an exported run.');
  const runs = values.map(parseRun);
  const read = runs.filter((run) => run !== null);
  if (read.length === 0 || read.length < runs.length) throw new Error('It is damaged: a run in it cannot be read.');
  if (read.length > 2)
    throw new Error(`It has ${read.length} runs. An evidence file has one run, or two that are compared.`);
  if (read.some(hasHugeAnswer)) throw new Error('It has an answer that is larger than this page can show.');
  return read;
}

function hasHugeAnswer({ inputs }: Run): boolean {
  return inputs.some(({ outputs }) =>
    outputs.some(({ result }) => {
      const { values, characters } = countJson(result, MAX_ANSWER);
      return values > MAX_ANSWER.values || characters > MAX_ANSWER.characters;
    }),
  );
}

function valuesOf(text: string): unknown[] | null {
  const start = text.indexOf(`<template id="${EVIDENCE_ID}">`);
  if (start === -1) {
    const file = parse(text);
    return isJsonObject(file) && file.format === RUN_FILE_FORMAT ? [file.run] : null;
  }
  const from = text.indexOf('>', start) + 1;
  const file = parse(unescapeHtml(text.slice(from, text.indexOf('</template>', from))));
  return isJsonObject(file) && Array.isArray(file.runs) ? file.runs : null;
}

/** The values are counted first, because parsing too many would use up the memory. */
function parse(json: string): JsonValue | undefined {
  if (json.length > MAX_VALUES && measureJson(json).values > MAX_VALUES)
    throw new Error('It has more than 5 million JSON values.');
  return tryParseJson(json);
}
