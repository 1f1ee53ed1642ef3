/** Results of suites over `/workspace/v1` of the page's own server. Everything rejects with a sentence if it cannot be asked. */
import type * as z from 'zod/mini';
import { jsonValue } from '#contract/json-schema.ts';
import {
  type Cell,
  cellListSchema,
  DELETED_RESULT,
  type ResultEntry,
  resultEntrySchema,
  resultListSchema,
} from '#contract/workspace/result.ts';
import { type ResultAbout, type ResultHead, resultAboutSchema } from '#contract/workspace/result-head.ts';
import { parseRun } from '#run/evidence/parse-run.ts';
import type { Run } from '#run/model/run.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import type { OpenedCells } from '../../runs/cells/open-cells.ts';
import { KIND, type NewResult, type ResultInfo, toResultInfo } from '../../runs/history/result-info.ts';
import { cellKey, type EndedCell } from '../../runs/history/waiting.ts';
import { checkAnswered, readAnswer } from '../../runs/history/workspace-client.ts';
import { workspacePages } from '../../runs/history/workspace-pages.ts';

const ANY = { 'if-match': '*' };
const BRIEF_CELLS = 10_000;

export interface StoredResults {
  /** Newest first; the results of all suites if `suite` is left out. */
  list(suite?: string): Promise<ResultInfo[]>;
  read(result: string): Promise<ResultInfo | null>;
  begin(suite: string, result: string, begun: NewResult, about: ResultAbout): Promise<ResultInfo>;
  about(result: string): Promise<ResultAbout | null>;
  /** Saves the head, with a tally when the run has ended; until then the server counts the cells. */
  update(result: string, now: NewResult, hasEnded: boolean): Promise<ResultInfo | null>;
  setDeleted(result: string, isDeleted: boolean): Promise<void>;
  /** Calls `visit` with state and time of every known cell, also of those that wait in this tab. */
  each(result: string, visit: (key: CellKey, state: number, ms: number) => void): Promise<void>;
  /** Yields the cells with their outcomes, in order; `from` and `to` are cases, `to` exclusive. */
  cells(result: string, from: number, to: number): AsyncGenerator<Cell, void, void>;
  /** The run of a cell; null if it is not stored. */
  run(result: string, key: CellKey): Promise<Run | null>;
  /** Hands over a cell that has ended, once: it is sent until the server has it. */
  keep(cell: EndedCell): void;
  /** Resolves when the next cell may start: not while too many wait to be sent. Also when the signal is aborted. */
  room(signal: AbortSignal): Promise<void>;
  /** Makes cells open again. First sends what waits here, which would otherwise overwrite them later. Needs a lease. */
  reopen(result: string, keys: readonly CellKey[]): Promise<void>;
  /** True if the server has every cell that has ended here. */
  isSaved(result: string): Promise<boolean>;
}

export function createStoredResults(open: () => Promise<OpenedCells>): StoredResults {
  const pages = async function* <Page extends { next: string | null }>(schema: z.ZodMiniType<Page>, path: string) {
    yield* workspacePages((await open()).workspaceClient, schema, path);
  };
  const infoOf = (entry: ResultEntry): ResultInfo => {
    const info = toResultInfo(entry);
    if (info === null) throw new Error('The server answered with something that this page does not understand.');
    return info;
  };

  return {
    async list(suite) {
      const found: ResultInfo[] = [];
      const of = suite === undefined ? '' : `&suite=${suite}`;
      for await (const { results } of pages(resultListSchema, `/results?kind=${KIND}&limit=200${of}`))
        found.push(...results.flatMap((entry) => toResultInfo(entry) ?? []));
      return found;
    },
    async read(result) {
      const answer = await (await open()).workspaceClient(`/results/${result}?missing=204`);
      return answer.status === 204 ? null : toResultInfo(readAnswer(resultEntrySchema, answer));
    },
    async begin(suite, result, begun, about) {
      const body = { suite, head: headOf(begun), about };
      const answer = await (await open()).workspaceClient(`/results/${result}`, { method: 'PUT', body });
      return infoOf(readAnswer(resultEntrySchema, answer));
    },
    async about(result) {
      const answer = await (await open()).workspaceClient(`/results/${result}/about?missing=204`);
      return answer.status === 204 ? null : readAnswer(resultAboutSchema, answer);
    },
    async update(result, now, hasEnded) {
      const { all: _all, open: _open, ...ended } = now.tally;
      const tally = hasEnded ? ended : null;
      const body = { head: headOf(now), tally, status: hasEnded ? 'ended' : 'begun' };
      const answer = await (await open()).workspaceClient(`/results/${result}`, {
        method: 'PATCH',
        headers: ANY,
        body,
      });
      return toResultInfo(readAnswer(resultEntrySchema, answer));
    },
    async setDeleted(result, isDeleted) {
      const body = { status: isDeleted ? DELETED_RESULT : 'ended' };
      checkAnswered(
        await (await open()).workspaceClient(`/results/${result}`, { method: 'PATCH', headers: ANY, body }),
      );
    },
    async each(result, visit) {
      const path = `/results/${result}/cells?brief=true&limit=${BRIEF_CELLS}`;
      for await (const { cells } of pages(cellListSchema, path))
        for (const { state, ms, ...key } of cells) visit(key, state, ms);
      const { outbox } = await open();
      for (const { state, ms, ...key } of outbox.cellsOf(result, 0, Number.POSITIVE_INFINITY)) visit(key, state, ms);
    },
    async *cells(result, from, to) {
      const path = `/results/${result}/cells?from=${from}&to=${to}`;
      for await (const { cells } of pages(cellListSchema, path)) yield* cells;
      const { outbox } = await open();
      for (const { run, ...cell } of outbox.cellsOf(result, from, to)) yield { ...cell, hasRun: run !== null };
    },
    keep(cell) {
      void open().then(({ outbox }) => outbox.addCell(cell));
    },
    room: async (signal) => (await open()).outbox.room(signal),
    async reopen(result, keys) {
      if (keys.length === 0) return;
      const { outbox, sender } = await open();
      const { cells, why } = await outbox.sendAll();
      if (cells > 0) throw new Error(why ?? 'The server does not take these cells now.');
      await sender.reopen(result, keys);
      // What the server refused of them is no longer their outcome.
      outbox.discard(keys.map((key) => cellKey({ result, ...key })));
    },
    isSaved: async (result) => (await open()).outbox.cellsOf(result, 0, Number.POSITIVE_INFINITY).length === 0,
    async run(result, key) {
      const { workspaceClient, outbox } = await open();
      const waiting = outbox
        .cellsOf(result, key.case, key.case + 1)
        .find(({ variant, repeat }) => variant === key.variant && repeat === key.repeat);
      if (waiting) return waiting.run;
      const answer = await workspaceClient(
        `/results/${result}/cells/${key.case}.${key.variant}.${key.repeat}/run?missing=204`,
      );
      return answer.status === 204 ? null : parseRun(readAnswer(jsonValue, answer));
    },
  };
}

function headOf({ tally, ...about }: NewResult): ResultHead {
  return { ...about, cells: tally.all };
}
