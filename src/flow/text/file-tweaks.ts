/** Uploaded files in tweaks: the value of a file field is the path that the server returned, or a list of paths. */
import { isJsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { tweakPathOf } from '../tweaks/tweak-key.ts';
import { removeTweak, setTweak } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

export interface FileField {
  component: FlowComponent;
  field: FlowField;
  index: FlowIndex;
}

/** Fields of a flow that accept an uploaded file, except those of chat messages. */
export function fileFieldsOf(index: FlowIndex): FileField[] {
  return index.components
    .filter(({ isInput }) => !isInput)
    .flatMap((component) =>
      [...component.fields.values()].filter(isFileField).map((field) => ({ component, field, index })),
    );
}

/** The fields for files attached to an input: those of the chat inputs that it reaches. */
export function messageFileFields(
  index: FlowIndex,
  input: { components: readonly string[]; type: 'chat' | 'text' | 'any' },
): FileField[] {
  const isReached = ({ id, displayName }: FlowComponent) =>
    input.components.length === 0 || input.components.includes(id) || input.components.includes(displayName);
  if (input.type === 'text') return [];
  return index.inputs.filter(isReached).flatMap((component) => {
    const field = component.fields.get('files');
    return field && isFileField(field) ? [{ component, field, index }] : [];
  });
}

/** The paths that the tweaks set in a field. */
export function attachedPaths(text: string, { component, field, index }: FileField): string[] {
  // Parsing costs time, and most tweaks attach no files.
  if (!text.includes(JSON.stringify(field.name))) return [];
  const { readable } = parseTweaksText(text);
  return pathsIn(valueAt(readable, tweakPathOf(component, field.name, readable, index)) ?? null);
}

/** Sets the paths of a field; an empty list removes the tweak. Returns broken text unchanged. */
export function setAttachedPaths(text: string, target: FileField, paths: readonly string[]): string {
  const { component, field, index } = target;
  const path = tweakPathOf(component, field.name, parseTweaksText(text).readable, index);
  const [first] = paths;
  if (first === undefined) return removeTweak(text, path);
  // Old releases accept a list only in list fields, but a single string everywhere.
  return setTweak(text, path, paths.length === 1 || !field.isList ? (paths.at(-1) ?? first) : [...paths]);
}

function isFileField(field: FlowField): boolean {
  return field.type === 'file' && isTweakable(field);
}

/** Also accepts the object forms that Langflow accepts. */
function pathsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (isJsonObject(value)) return pathsIn(value.file_path ?? value.value ?? null);
  return [];
}
