/** What of the shown difference of two versions the form marks, and what the form does not list. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { FieldDifference, FlowDifference } from '#run/compare/flow-difference.ts';
import { type FormField, isListed } from './form-model.ts';

export interface FormChanges {
  /** Changed fields by the key of the form's field. */
  fields: ReadonlyMap<string, FieldDifference>;
  /** Ids of components. */
  added: ReadonlySet<string>;
  /** `Calculator removed`, `Prompt old_field`. */
  unmarked: readonly string[];
  isChanged: (item: FormField) => boolean;
}

export function formChanges(index: FlowIndex, comparison: { difference: FlowDifference } | null): FormChanges {
  const fields = new Map<string, FieldDifference>();
  const added = new Set<string>();
  const unmarked: string[] = [];
  for (const { id, displayName, kind, fields: differing } of comparison?.difference.components ?? []) {
    const component = index.byId.get(id);
    if (kind === 'added' && component) added.add(id);
    else if (kind !== 'changed') unmarked.push(`${displayName} ${kind}`);
    for (const field of differing) {
      if (component?.fields.has(field.name)) fields.set(`${id}\n${field.name}`, field);
      else unmarked.push(`${displayName} ${field.name}`);
    }
  }
  const isChanged = (item: FormField) => fields.has(item.key) || (added.has(item.component.id) && isListed(item));
  return { fields, added, unmarked, isChanged };
}
