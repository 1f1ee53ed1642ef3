/** Suites over `/workspace/v1` of the page's own server: the text of each, and the rows of the files that it names. */
import * as z from 'zod/mini';
import type { JsonValue } from '#contract/json.ts';
import {
  changedSuiteSchema,
  readSuiteSchema,
  type SuiteEntry,
  suiteEntrySchema,
  suiteListSchema,
  suiteRowsSchema,
} from '#contract/workspace/suite-entry.ts';
import { leaseHolder } from '../../runs/cells/lease-holder.ts';
import type { OpenedCells } from '../../runs/cells/open-cells.ts';
import { KIND } from '../../runs/history/result-info.ts';
import { checkAnswered, readAnswer } from '../../runs/history/workspace-client.ts';
import { workspacePages } from '../../runs/history/workspace-pages.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { saveRows } from '../cells/save-rows.ts';
import { rowsText } from './rows-text.ts';
import { type SuiteNotes, suiteNotesSchema } from './suite-notes.ts';

/** Suites of this kind are the files of rows that suites name. */
const FILE_KIND = 'tests-file';
const ROWS_AT_ONCE = 5_000;

export interface SuiteText {
  /** The text as in a file, with its comments. */
  text: string;
  /** Name of a file of rows in the text -> id of its rows, which never change. */
  files: Readonly<Record<string, string>>;
}

export interface StoredSuite extends SuiteText {
  entry: SuiteEntry;
  notes: SuiteNotes;
}

export interface SuiteRowsFile {
  /** The name that the text uses: `cases.csv`, or `.jsonl` to keep numbers and lists. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly JsonValue[])[];
}

export interface SuiteTarget {
  flow: { id: string; name: string };
  /** Address of the flow's server; null for the embedded engine. */
  address: string | null;
}

/** Everything rejects with a sentence if the server cannot be asked. */
export interface StoredSuites {
  /** Newest first. */
  list(): Promise<SuiteEntry[]>;
  /** Null if there is none. */
  read(suite: string): Promise<StoredSuite | null>;
  create(target: SuiteTarget, name: string, content: SuiteText, id?: string): Promise<SuiteEntry>;
  /** `changed` if somebody else has changed it since `version`; `gone` if it was deleted. */
  save(
    suite: string,
    changes: Partial<SuiteTarget> & { name?: string; content?: SuiteText; notes?: SuiteNotes },
    version: number | null,
  ): Promise<SuiteEntry | 'changed' | 'gone'>;
  /** Rejects while another page runs it. Resolves with what restores it. */
  remove(suite: string): Promise<() => Promise<void>>;
  /** Resolves with the id of the rows. Columns with the name of a secret are masked. */
  addRows(suite: SuiteTarget & Pick<SuiteEntry, 'id'>, file: SuiteRowsFile, id?: string): Promise<string>;
  /** The text of the file. */
  rowsText(id: string, name: string): Promise<string>;
}

const bodySchema = z.extend(suiteNotesSchema, {
  text: z.string(),
  files: z._default(z.record(z.string(), z.string()), {}),
});

export function createStoredSuites(open: () => Promise<OpenedCells>): StoredSuites {
  async function list(kind: string, flow?: string): Promise<SuiteEntry[]> {
    const { workspaceClient } = await open();
    const found: SuiteEntry[] = [];
    const of = flow === undefined ? '' : `&flow=${encodeURIComponent(flow)}`;
    for await (const page of workspacePages(workspaceClient, suiteListSchema, `/suites?kind=${kind}&limit=200${of}`))
      found.push(...page.suites);
    return found;
  }

  return {
    list: () => list(KIND),
    async read(suite) {
      const answer = await (await open()).workspaceClient(`/suites/${suite}?missing=204`);
      if (answer.status === 204) return null;
      const { entry, body } = readAnswer(readSuiteSchema, answer);
      const parsed = z.safeParse(bodySchema, body);
      if (!parsed.success) throw new Error('A newer release of Tweakbench has saved this suite. Reload the page.');
      const { text, files, ...notes } = parsed.data;
      return { entry, text, files, notes };
    },
    async create({ flow, address }, name, content, id = randomId()) {
      const body = { kind: KIND, flow, address, name: cut(name), body: content, rows: 0 };
      return readAnswer(
        suiteEntrySchema,
        await (await open()).workspaceClient(`/suites/${id}`, { method: 'PUT', body }),
      );
    },
    async save(suite, { content, notes, name, flow, address }, version) {
      const body = {
        ...(content && { body: { ...notes, text: content.text, files: content.files } }),
        ...(name !== undefined && { name: cut(name) }),
        ...(flow !== undefined && { flow }),
        ...(address !== undefined && { address }),
      };
      const headers = { 'if-match': version === null ? '*' : `"${version}"` };
      const answer = await (await open()).workspaceClient(`/suites/${suite}`, { method: 'PATCH', headers, body });
      if (answer.status === 404) return 'gone';
      if (answer.status === 412 && z.safeParse(changedSuiteSchema, answer.body).success) return 'changed';
      return readAnswer(suiteEntrySchema, answer);
    },
    async remove(suite) {
      const { workspaceClient } = await open();
      const read = readAnswer(readSuiteSchema, await workspaceClient(`/suites/${suite}`));
      // Rows are kept for the suite whose id is their name, also those of imports that were replaced.
      const files = (await list(FILE_KIND, read.entry.flow.id)).filter(({ name }) => name === suite);
      const erase = async (id: string) =>
        checkAnswered(
          await workspaceClient(`/suites/${id}?holder=${leaseHolder()}`, {
            method: 'DELETE',
            headers: { 'if-match': '*' },
          }),
        );
      await erase(suite);
      const ids = [suite, ...files.map(({ id }) => id)];
      for (const id of ids.slice(1)) await erase(id);
      return async () => {
        for (const id of ids) checkAnswered(await workspaceClient(`/suites/${id}/restore`, { method: 'POST' }));
      };
    },
    async addRows({ id: suite, flow, address }, { name, columns, rows }, id = randomId()) {
      const { workspaceClient } = await open();
      await saveRows(workspaceClient, id, columns, rows);
      const body = { kind: FILE_KIND, flow, address, name: suite, body: { file: name }, rows: rows.length };
      readAnswer(suiteEntrySchema, await workspaceClient(`/suites/${id}`, { method: 'PUT', body }));
      return id;
    },
    async rowsText(id, name) {
      const { workspaceClient } = await open();
      const { entry } = readAnswer(readSuiteSchema, await workspaceClient(`/suites/${id}`));
      const starts = Array.from({ length: Math.ceil(entry.rows / ROWS_AT_ONCE) }, (_, part) => part * ROWS_AT_ONCE);
      const parts = await Promise.all(
        starts.map(async (from) =>
          readAnswer(
            suiteRowsSchema,
            await workspaceClient(`/suites/${id}/rows?from=${from}&to=${from + ROWS_AT_ONCE}`),
          ),
        ),
      );
      return rowsText(
        name,
        parts[0]?.columns ?? [],
        parts.flatMap(({ rows }) => rows),
      );
    },
  };
}

/** Cuts a name to the length that the server accepts. */
function cut(name: string): string {
  return [...name].slice(0, 190).join('');
}
