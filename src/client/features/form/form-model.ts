/** What the form lists: the fields of each component that a tweak can change, and those that one might look for in vain. */
import type { FileField } from '#flow/file-tweaks.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/flow-index.ts';
import { isTweakable } from '#flow/is-tweakable.ts';

export interface FormField extends FileField {
  /** Unique in the flow. */
  key: string;
  /** Why there is nothing to edit; null for a field with a control. */
  blocked: string | null;
  /** What a search looks through. */
  words: string;
}

export interface FormGroup {
  component: FlowComponent;
  /** Fields that have a control first, those of the component's own panel before the advanced ones. */
  fields: readonly FormField[];
  words: string;
  /** How many fields have a control. */
  tweakable: number;
}

function blockedText(field: FlowField, index: FlowIndex): string | null {
  if (field.isProtected) return 'Protected. Edit it in Langflow.';
  if (field.connection) {
    const { source } = field.connection;
    return `${index.byId.get(source)?.displayName ?? source} feeds this field.`;
  }
  if (field.isHandle) return 'Takes a connection only.';
  return field.isShown ? null : 'Hidden in the flow: a tweak on it is skipped.';
}

function rankOf({ field, blocked }: FormField): number {
  if (blocked !== null) return 2;
  return field.isAdvanced ? 1 : 0;
}

/** Hidden fields and sockets that nothing is connected to are not worth a line, unless a tweak names them. */
export function isListed({ field }: FormField): boolean {
  return isTweakable(field) || field.isProtected || (field.connection !== null && field.isShown && !field.isHandle);
}

/** In the flow's order; components without any field are left out. */
export function formGroups(index: FlowIndex): FormGroup[] {
  return index.components.flatMap((component) => {
    const fields = [...component.fields.values()].map((field): FormField => {
      const words = `${field.name} ${field.displayName}`.toLowerCase();
      return {
        key: `${component.id}\n${field.name}`,
        index,
        component,
        field,
        blocked: blockedText(field, index),
        words,
      };
    });
    if (fields.length === 0) return [];
    const words = `${component.displayName} ${component.id} ${component.type}`.toLowerCase();
    const tweakable = fields.filter(({ blocked }) => blocked === null).length;
    return [{ component, fields: fields.toSorted((left, right) => rankOf(left) - rankOf(right)), words, tweakable }];
  });
}

export interface FormFilter {
  search: string;
  onlyTweaked: boolean;
  /** Stays in the list as long as someone is at it, whatever its value. */
  activeKey: string | null;
}

export interface ShownGroup extends FormGroup {
  tweaked: number;
}

/**
 * The groups and fields that pass. Each word of the search has to stand in the field's names or in its component's; one
 * that names the component alone shows all of its fields.
 */
export function filterGroups(
  groups: readonly FormGroup[],
  { search, onlyTweaked, activeKey }: FormFilter,
  isTweaked: (field: FlowField) => boolean,
): ShownGroup[] {
  const terms = search
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  return groups.flatMap((group) => {
    const tweaked = group.fields.filter(({ field }) => isTweaked(field));
    const missing = terms.filter((term) => !group.words.includes(term));
    const fields = group.fields.filter((item) => {
      if (item.key === activeKey) return true;
      const hasTweak = isTweaked(item.field);
      if (onlyTweaked ? !hasTweak : !hasTweak && !isListed(item)) return false;
      return missing.every((term) => item.words.includes(term));
    });
    return fields.length > 0 ? [{ ...group, fields, tweaked: tweaked.length }] : [];
  });
}
