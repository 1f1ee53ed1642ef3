import type { JsonValue } from '#contract/json.ts';
import { checkAnswered, SAVE_MS, type WorkspaceClient } from '../../runs/history/workspace-client.ts';

/** Rows of a part, and characters. */
const MAX_ROWS = 2_000;
const MAX_LENGTH = 250_000;

/** Saves the rows of a file in parts; the suite that they belong to is saved afterwards. Can be repeated. */
export async function saveRows(
  workspaceClient: WorkspaceClient,
  suite: string,
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
): Promise<void> {
  for (let first = 0; first < rows.length; ) {
    const part: (readonly JsonValue[])[] = [];
    for (let length = 0; part.length < MAX_ROWS && length < MAX_LENGTH; ) {
      const row = rows[first + part.length];
      if (!row) break;
      part.push(row);
      length += row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 50), 0);
    }
    const body = { columns, rows: part };
    checkAnswered(await workspaceClient(`/suites/${suite}/rows/${first}`, { method: 'PUT', body, timeoutMs: SAVE_MS }));
    first += part.length;
  }
}
