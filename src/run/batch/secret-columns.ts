/** Rows may have secrets in cells that go to secret fields: they are used, but never saved. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretName, isSecretTweak } from '#flow/index/secret-field.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';
import type { Batch } from './batch.ts';

type Row = readonly JsonValue[];

/** The rows with their secrets masked; the same array if they have none. Without the flow, fields count by their names. */
export function maskRows(
  { columns, targets }: Pick<Batch, 'columns' | 'targets'>,
  rows: readonly Row[],
  index: FlowIndex | null,
): readonly Row[] {
  const secret = columns.map((name, column) => {
    const target = targets[column];
    const isField =
      target?.kind === 'tweak' &&
      isSecretTweak(index?.byId.get(target.component)?.fields.get(target.field), target.field);
    return isField || isSecretName(name);
  });
  if (!secret.includes(true)) return rows;
  return rows.map((row) => row.map((cell, column) => (secret[column] ? maskCell(cell) : cell)));
}

/** Masks a cell as the server masks a field with the name of a secret. */
function maskCell(cell: JsonValue): JsonValue {
  return Object.values(maskValue({ secret: cell }) ?? {})[0] ?? cell;
}
