/** The tables, the same in SQLite and PostgreSQL. Times are epoch ms; yes and no are 1 and 0, because SQLite has no boolean. */

export interface WorkspaceTables {
  schema_version: { version: number };
  /** Facts about this workspace: `id`, and the `secret` that signs cookies and relay addresses. */
  settings: { name: string; value: string };
  /** The number that was given last, by name. */
  counters: { name: string; value: number };
  runs: RunRow;
  /** The record of a run: its JSON, compressed with Brotli. */
  run_bodies: { number: number; body: Uint8Array };
  /** What a search looks at, in lower case: what people gave it, and inputs and answers. */
  run_texts: { number: number; label: string; text: string };
}

export interface RunRow {
  id: string;
  number: number;
  person: string | null;
  name: string | null;
  note: string | null;
  is_pinned: number;
  flow_id: string;
  started_at: number;
  saved_at: number;
  /** Null unless the run was deleted; it can be restored until it is removed for good. */
  deleted_at: number | null;
  bytes: number;
  version: number;
  /** SHA-256 of the record, so that a repeated save changes nothing. */
  digest: string;
  /** The rest of the entry, as JSON. */
  summary: string;
}
