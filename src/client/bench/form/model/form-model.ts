/** What the form lists: the fields of each component that a tweak can change, and those that users may expect there. */
import { controlFor } from '#flow/index/field-control.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isPlumbing } from '#flow/index/is-plumbing.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { NUMBER_TYPES } from '#flow/index/number-types.ts';
import type { FileField } from '#flow/text/file-tweaks.ts';
import type { FormSettings } from '../../../shell/state/ui-state.ts';

export interface FormField extends FileField {
  /** Unique in the flow. */
  key: string;
  /** Why the field cannot be edited; null for a field with a control. */
  blocked: string | null;
  /** False for a field under Advanced. */
  isMain: boolean;
  /** The text that is searched. */
  searchText: string;
}

export interface FormGroup {
  component: FlowComponent;
  /** Main fields first, then those that have a control. */
  fields: readonly FormField[];
  searchText: string;
}

function blockedText(field: FlowField, index: FlowIndex): string | null {
  if (field.isProtected) return 'Protected. Edit it in Langflow.';
  if (field.connection) {
    const { source } = field.connection;
    return `${index.byId.get(source)?.displayName ?? source} sets this field through a connection.`;
  }
  if (field.isHandle) return 'Set by a connection. Tweaks are ignored.';
  return field.isShown ? null : 'Hidden in the flow. Tweaks are ignored.';
}

/** For Langflow the temperature and the length of an answer are advanced fields, but users try them first. */
function isMainField(component: FlowComponent, field: FlowField): boolean {
  return !isPlumbing(component, field) && (!field.isAdvanced || NUMBER_TYPES.has(field.type));
}

/** Numbers first: they are the shortest and are changed most. Fields that only JSON can show are the longest. */
function rankOf({ field, isMain, blocked }: FormField): number {
  if (!isMain) return blocked === null ? 3 : 4;
  if (NUMBER_TYPES.has(field.type)) return 0;
  return controlFor(field, field.value).kind === 'json' ? 2 : 1;
}

/** Hidden fields and unconnected inputs are listed only if a tweak names them. */
export function isListed({ field }: FormField): boolean {
  return isTweakable(field) || field.isProtected || (field.connection !== null && field.isShown && !field.isHandle);
}

/** Groups in the flow's order, but components with a main field first; components without fields are left out. */
export function formGroups(index: FlowIndex): FormGroup[] {
  const groups = index.components.flatMap((component): FormGroup[] => {
    const fields = [...component.fields.values()].map((field): FormField => {
      const searchText = `${field.name} ${field.displayName}`.toLowerCase();
      const blocked = blockedText(field, index);
      return {
        key: `${component.id}\n${field.name}`,
        index,
        component,
        field,
        blocked,
        isMain: blocked === null && isMainField(component, field),
        searchText,
      };
    });
    if (fields.length === 0) return [];
    const searchText = `${component.displayName} ${component.id} ${component.type}`.toLowerCase();
    return [{ component, fields: fields.toSorted((left, right) => rankOf(left) - rankOf(right)), searchText }];
  });
  const isAside = ({ fields }: FormGroup) => Number(!fields.some(({ isMain }) => isMain));
  return groups.toSorted((left, right) => isAside(left) - isAside(right));
}

export interface FormFilter extends Pick<FormSettings, 'search' | 'only' | 'opened'> {
  /** The focused field, which always stays in the list. */
  activeKey: string | null;
}

export interface ShownGroup extends FormGroup {
  tweaked: number;
  /** How many fields the form has for it: the main ones and those under Advanced. */
  listed: number;
  /** How many fields the shown difference of two versions changed. */
  changed: number;
  /** How many fields are under Advanced; 0 if a search or a choice of fields shows them all. */
  advanced: number;
}

/** What fields are marked with. */
export interface FieldMarks {
  isTweaked: (field: FlowField) => boolean;
  /** True if the shown versions of the flow differ in this field. */
  isChanged: (item: FormField) => boolean;
}

/**
 * The groups and fields that match. Advanced fields are left out unless they are expanded or marked. Each word of the
 * search has to be in the names of the field or of its component. A search that matches only the component shows all of its
 * fields.
 */
export function filterGroups(
  groups: readonly FormGroup[],
  { search, only, activeKey, opened }: FormFilter,
  { isTweaked, isChanged }: FieldMarks,
): ShownGroup[] {
  const terms = search
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  const isMarked = (item: FormField) => isTweaked(item.field) || isChanged(item);
  const isInForm = (item: FormField) => isMarked(item) || isListed(item);
  return groups.flatMap((group) => {
    const tweaked = group.fields.filter(({ field }) => isTweaked(field));
    const missing = terms.filter((term) => !group.searchText.includes(term));
    const passing = group.fields.filter((item) => {
      if (item.key === activeKey) return true;
      const isWanted = {
        all: isInForm(item),
        tweaked: isTweaked(item.field),
        changed: isChanged(item),
      };
      if (!isWanted[only]) return false;
      return missing.every((term) => item.searchText.includes(term));
    });
    if (passing.length === 0) return [];
    const isFolding = terms.length === 0 && only === 'all';
    const isShown = (item: FormField) => item.isMain || item.key === activeKey || isMarked(item);
    const fields = isFolding && !opened.has(group.component.id) ? passing.filter(isShown) : passing;
    const advanced = isFolding ? passing.filter(({ isMain }) => !isMain).length : 0;
    const changed = group.fields.filter(isChanged).length;
    const listed = group.fields.filter(isInForm).length;
    return [{ ...group, fields, tweaked: tweaked.length, listed, changed, advanced }];
  });
}
