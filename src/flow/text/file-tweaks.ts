/** Uploaded files in tweaks: a file field takes the path that the server gave, or a list of them where it takes several. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '../index/flow-index.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { tweakPathOf } from '../tweaks/tweak-key.ts';
import { removeTweak, setTweak } from './tweaks-edit.ts';
import { parseTweaksText } from './tweaks-text.ts';

export interface FileField {
  component: FlowComponent;
  field: FlowField;
  /** The flow that both are of. */
  index: FlowIndex;
}

/** Fields of a flow that take an uploaded file, but for those that go with a chat message. */
export function fileFieldsOf(index: FlowIndex): FileField[] {
  return index.components
    .filter(({ isInput }) => !isInput)
    .flatMap((component) =>
      [...component.fields.values()].filter(isFileField).map((field) => ({ component, field, index })),
    );
}

/** Where files go that are attached to an input: the chat inputs that it reaches. None where it reaches no chat input. */
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

/** Paths that the tweaks give to a field; none where they say nothing about it. */
export function attachedPaths(text: string, { component, field, index }: FileField): string[] {
  // Reading the text is not free, and most tweaks attach nothing.
  if (!text.includes(JSON.stringify(field.name))) return [];
  const { readable } = parseTweaksText(text);
  const [key = ''] = tweakPathOf(component, field.name, readable, index);
  const holder = readable[key];
  return isJsonObject(holder) ? pathsIn(holder[field.name] ?? null) : [];
}

/** The text with these paths for the field; none takes the tweak away. Returns broken text as it is. */
export function setAttachedPaths(text: string, target: FileField, paths: readonly string[]): string {
  const { component, field, index } = target;
  const path = tweakPathOf(component, field.name, parseTweaksText(text).readable, index);
  const [first] = paths;
  if (first === undefined) return removeTweak(text, path);
  // Old releases take a list only where the field is one; a single text is taken by all.
  return setTweak(text, path, paths.length === 1 || !field.isList ? (paths.at(-1) ?? first) : [...paths]);
}

function isFileField(field: FlowField): boolean {
  return field.type === 'file' && isTweakable(field);
}

/** Also the object forms that Langflow takes. */
function pathsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (isJsonObject(value)) return pathsIn(value.file_path ?? value.value ?? null);
  return [];
}
