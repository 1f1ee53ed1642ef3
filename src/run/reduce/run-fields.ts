/** The fields of a flow that Inside cannot name from a value alone: who feeds them, and what they hold. */
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import type { RunField } from '../model/run.ts';

const SPECIAL_TYPES: ReadonlySet<string> = new Set(['prompt', 'mustache', 'file', 'table']);

export function runFields({ components, connections }: FlowIndex): RunField[] {
  const feeds = new Map<string, RunField['from']>();
  for (const { source, sourceOutput, target, targetField } of connections) {
    if (targetField === null) continue;
    const key = JSON.stringify([target, targetField]);
    feeds.set(key, [...(feeds.get(key) ?? []), { component: source, output: sourceOutput }]);
  }
  return components.flatMap(({ id, fields }) =>
    [...fields.values()].flatMap((field): RunField[] => {
      const from = feeds.get(JSON.stringify([id, field.name])) ?? [];
      const isSecret = isSecretField(field);
      if (from.length === 0 && !isSecret && !isSpecial(field)) return [];
      return [{ component: id, name: field.name, type: field.type, ...(isSecret && { isSecret }), from }];
    }),
  );
}

function isSpecial({ type, isProtected }: FlowField): boolean {
  return !isProtected && SPECIAL_TYPES.has(type);
}
