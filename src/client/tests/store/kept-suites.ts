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
import type { OpenedCells } from '../../runs/cells/open-cells.ts';
import { pageHolder } from '../../runs/cells/page-holder.ts';
import { KIND } from '../../runs/history/result-info.ts';
import { checkAnswered, readAnswer } from '../../runs/history/workspace-ask.ts';
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

export interface KeptSuite extends SuiteText {
  entry: SuiteEntry;
  notes: SuiteNotes;
}

export interface SuiteRowsFile {
  /** The name that the text uses: `cases.csv`, or `.jsonl` to keep numbers and lists. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly JsonValue[])[];
}

export interface SuitePlaceOnServer {
  flow: { id: string; name: string };
  /** Address of the flow's server; null for the embedded engine. */
  address: string | null;
}

/** Everything rejects with a sentence if the server cannot be asked. */
export interface KeptSuites {
  /** Newest first. */
  list(): Promise<SuiteEntry[]>;
  /** Null if there is none. */
  read(suite: string): Promise<KeptSuite | null>;
  create(place: SuitePlaceOnServer, name: string, content: SuiteText, id?: string): Promise<SuiteEntry>;
  /** `changed` if somebody else has changed it since `version`; `gone` if it was deleted. */
  save(
    suite: string,
    changes: Partial<SuitePlaceOnServer> & { name?: string; content?: SuiteText; notes?: SuiteNotes },
    version: number | null,
  ): Promise<SuiteEntry | 'changed' | 'gone'>;
  /** Rejects while another page runs it. Resolves with what restores it. */
  remove(suite: string): Promise<() => Promise<void>>;
  /** Resolves with the id of the rows. Columns with the name of a secret are masked. */
  addRows(suite: SuitePlaceOnServer & Pick<SuiteEntry, 'id'>, file: SuiteRowsFile, id?: string): Promise<string>;
  /** The text of the file. */
  rowsText(id: string, name: string): Promise<string>;
}

const bodySchema = z.extend(suiteNotesSchema, {
  text: z.string(),
  files: z._default(z.record(z.string(), z.string()), {}),
});

export function createKeptSuites(open: () => Promise<OpenedCells>): KeptSuites {
  async function list(kind: string, flow?: string): Promise<SuiteEntry[]> {
    const { ask } = await open();
    const found: SuiteEntry[] = [];
    const of = flow === undefined ? '' : `&flow=${encodeURIComponent(flow)}`;
    for await (const page of workspacePages(ask, suiteListSchema, `/suites?kind=${kind}&limit=200${of}`))
      found.push(...page.suites);
    return found;
  }

  return {
    list: () => list(KIND),
    async read(suite) {
      const answer = await (await open()).ask(`/suites/${suite}?missing=204`);
      if (answer.status === 204) return null;
      const { entry, body } = readAnswer(readSuiteSchema, answer);
      const parsed = z.safeParse(bodySchema, body);
      if (!parsed.success) throw new Error('A newer release of Tweakbench has saved this suite. Reload the page.');
      const { text, files, ...notes } = parsed.data;
      return { entry, text, files, notes };
    },
    async create({ flow, address }, name, content, id = randomId()) {
      const body = { kind: KIND, flow, address, name: cut(name), body: content, rows: 0 };
      return readAnswer(suiteEntrySchema, await (await open()).ask(`/suites/${id}`, { method: 'PUT', body }));
    },
    async save(suite, { content, notes, name, flow, address }, version) {
      const body = {
        ...(content && { body: { ...notes, text: content.text, files: content.files } }),
        ...(name !== undefined && { name: cut(name) }),
        ...(flow !== undefined && { flow }),
        ...(address !== undefined && { address }),
      };
      const headers = { 'if-match': version === null ? '*' : `"${version}"` };
      const answer = await (await open()).ask(`/suites/${suite}`, { method: 'PATCH', headers, body });
      if (answer.status === 404) return 'gone';
      if (answer.status === 412 && z.safeParse(changedSuiteSchema, answer.body).success) return 'changed';
      return readAnswer(suiteEntrySchema, answer);
    },
    async remove(suite) {
      const { ask } = await open();
      const read = readAnswer(readSuiteSchema, await ask(`/suites/${suite}`));
      // Rows are kept for the suite whose id is their name, also those of imports that were replaced.
      const files = (await list(FILE_KIND, read.entry.flow.id)).filter(({ name }) => name === suite);
      const erase = async (id: string) =>
        checkAnswered(
          await ask(`/suites/${id}?holder=${pageHolder()}`, { method: 'DELETE', headers: { 'if-match': '*' } }),
        );
      await erase(suite);
      const ids = [suite, ...files.map(({ id }) => id)];
      for (const id of ids.slice(1)) await erase(id);
      return async () => {
        for (const id of ids) checkAnswered(await ask(`/suites/${id}/restore`, { method: 'POST' }));
      };
    },
    async addRows({ id: suite, flow, address }, { name, columns, rows }, id = randomId()) {
      const { ask } = await open();
      await saveRows(ask, id, columns, rows);
      const body = { kind: FILE_KIND, flow, address, name: suite, body: { file: name }, rows: rows.length };
      readAnswer(suiteEntrySchema, await ask(`/suites/${id}`, { method: 'PUT', body }));
      return id;
    },
    async rowsText(id, name) {
      const { ask } = await open();
      const { entry } = readAnswer(readSuiteSchema, await ask(`/suites/${id}`));
      const starts = Array.from({ length: Math.ceil(entry.rows / ROWS_AT_ONCE) }, (_, part) => part * ROWS_AT_ONCE);
      const parts = await Promise.all(
        starts.map(async (from) =>
          readAnswer(suiteRowsSchema, await ask(`/suites/${id}/rows?from=${from}&to=${from + ROWS_AT_ONCE}`)),
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
