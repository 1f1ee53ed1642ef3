/** Converts what a page sends to what the workspace stores: text, with secrets masked. */
import { type JsonObject, tryParseJson } from '#contract/json.ts';
import { cutRunValues } from '#contract/values/cut-run-values.ts';
import type { CellOutcome } from '#contract/workspace/cell-outcome.ts';
import type { ResultAbout } from '#contract/workspace/result-head.ts';
import type { SuiteRows } from '#contract/workspace/suite-entry.ts';
import type { VotePair } from '#contract/workspace/vote.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { foundIn, maskTyped, maskWithSecrets } from './mask-stored-run.ts';
import { maskAbout, maskFields, maskRows } from './mask-suite.ts';
import { searchedText } from './run-texts.ts';
import { type StoredRun, storedRunSchema } from './stored-run-schema.ts';
import { summaryJson } from './stored-texts.ts';

/** What is stored of a run. */
export interface RunToKeep {
  flowId: string;
  /** What lists show, as JSON. */
  summary: string;
  /** The text that a search reads. */
  text: string;
  /** The record without its number, as JSON in UTF-8. */
  json: Uint8Array;
  /** It has what components received and gave. */
  hasValues: boolean;
}

/** What is stored of a cell. */
export interface CellToKeep {
  outcome: string;
  /** The record of its run, as JSON in UTF-8. */
  run: Uint8Array | null;
}

/** By the kind of what is sent. */
export interface Storable {
  run: { given: { run: StoredRun; change: string }; made: RunToKeep };
  /** The record of a run without what components received and gave, as JSON in UTF-8; null if it is damaged. */
  withoutValues: { given: string; made: Uint8Array | null };
  cells: { given: { outcome: CellOutcome | null; run?: StoredRun | undefined }[]; made: CellToKeep[] };
  /** What a result was run with, as JSON. */
  about: { given: ResultAbout; made: string };
  /** What a suite says, as JSON. */
  fields: { given: JsonObject; made: string };
  /** Rows of a suite, as JSON in UTF-8. */
  rows: { given: SuiteRows; made: Uint8Array };
  /** Pairs of a vote, each as JSON. */
  pairs: { given: VotePair[]; made: string[] };
}

export type StorableKind = keyof Storable;

/** `own` are secrets of this server, which nothing may keep. Throws an HttpError 422. */
export function makeStorable<Kind extends StorableKind>(
  kind: Kind,
  given: Storable[Kind]['given'],
  own: readonly string[],
): Storable[Kind]['made'] {
  return makers[kind](given, own);
}

const makers: {
  [Kind in StorableKind]: (given: Storable[Kind]['given'], own: readonly string[]) => Storable[Kind]['made'];
} = {
  run: (given, own) => {
    const run = cutRunValues(maskWithSecrets(given.run, own).run);
    const { number: _number, ...rest } = run;
    const summary = summaryJson(run, maskTyped(given.change));
    const hasValues = run.inputs.some(({ values }) => values !== undefined);
    return { flowId: run.flow.id, summary, text: searchedText(run), json: toJson(rest), hasValues };
  },
  withoutValues: (json) => {
    const run = storedRunSchema.safeParse(tryParseJson(json)).data;
    return run ? toJson({ ...run, inputs: run.inputs.map(withoutValues) }) : null;
  },
  cells: (cells, own) =>
    cells.map(({ outcome, run }) => {
      const masked = run && maskWithSecrets(run, own);
      const text = JSON.stringify(maskTexts(outcome, masked?.secrets ?? foundIn(outcome, own)));
      return { outcome: text, run: masked ? toJson(cutRunValues(masked.run)) : null };
    }),
  about: (about, own) => JSON.stringify(maskAbout(about, own)),
  fields: (fields, own) => JSON.stringify(maskFields(fields, own)),
  rows: (rows, own) => toJson(maskRows(rows, own)),
  pairs: (pairs, own) => pairs.map((pair) => JSON.stringify(maskTexts(pair, foundIn(pair, own)))),
};

function withoutValues({ values, ...input }: StoredRun['inputs'][number]): StoredRun['inputs'][number] {
  return values ? { ...input, noValues: 'dropped' } : input;
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
