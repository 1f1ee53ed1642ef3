/** Edits of a suite file that leave everything else as it was written: comments, order, quotes, blank lines. */
import { type Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { isJsonEqual, isParsedJson, type JsonValue, valueAt } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { SuiteCase, SuiteCaseFile, SuiteVariant } from '#contract/suite/suite-file.ts';
import { MAX_ALIASES } from './read-document.ts';
import { changeValue, type SuiteChange, type ValuePath } from './text/change-value.ts';
import { insertItems, isJsonFile, moveItem, removeItems, replaceItem } from './text/splice-items.ts';
import { setKey } from './text/splice-keys.ts';
import { parseYaml, YAML_OPTIONS } from './text/yaml-text.ts';

/**
 * The text with as little changed as possible; a part is rewritten where that would not mean the same. Throws for a text
 * that is not YAML, and for a path that leads nowhere.
 */
export function editSuite(text: string, change: SuiteChange): string {
  const root = parseYaml(text);
  const value: unknown = root.toJS({ maxAliasCount: MAX_ALIASES });
  const wanted = changeValue(isParsedJson(value) ? value : null, change);
  for (const attempt of attemptsOf(text, root, change, wanted)) {
    const spliced = attempt();
    if (spliced !== null && means(spliced, wanted)) return spliced;
  }
  return isJsonFile(root.contents) ? `${JSON.stringify(wanted, null, 2)}\n` : stringify(wanted, { lineWidth: 0 });
}

function means(text: string, wanted: JsonValue): boolean {
  const read = parseDocument(text, YAML_OPTIONS);
  try {
    return read.errors.length === 0 && isJsonEqual(read.toJS({ maxAliasCount: MAX_ALIASES }), wanted);
  } catch (error) {
    // An alias of a part that no longer exists.
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

/** Sets the expected text of a case, by its index among `cases`. In a conversation it is that of the last turn. */
export function setExpected(text: string, index: number, expected: string): string {
  return editSuite(text, { kind: 'set', path: [...expectedPath(parseYaml(text), index), 'expected'], value: expected });
}

export function addVariant(text: string, variant: SuiteVariant): string {
  return addItems(text, 'variants', [toJson(variant)]);
}

/** Adds items at the end of `cases` or `variants`, which is made if it is missing. */
export function addItems(text: string, key: 'cases' | 'variants', values: readonly JsonValue[]): string {
  const list = parseYaml(text).get(key);
  return editSuite(text, { kind: 'insert', path: [key], at: isSeq(list) ? list.items.length : 0, values });
}

/** The change itself, then a new text for its parent, for the parent of that, and so on. */
function* attemptsOf(
  source: string,
  root: Document,
  change: SuiteChange,
  wanted: JsonValue,
): Generator<() => string | null> {
  const node = root.getIn(change.path, true);
  if (change.kind !== 'set' && isSeq(node)) {
    const written = { source, list: node, isJson: isJsonFile(root.contents) };
    if (change.kind === 'insert') yield () => insertItems(written, change.at, change.values);
    else if (change.kind === 'remove') yield () => removeItems(written, change.indexes);
    else yield () => moveItem(written, change.from, change.to);
  }
  for (let length = change.path.length; length > 0; length -= 1) {
    const path = change.path.slice(0, length);
    yield () => setAt(source, root, path, valueAt(wanted, path));
  }
}

function setAt(source: string, root: Document, path: ValuePath, value: JsonValue | undefined): string | null {
  const key = path.at(-1);
  const parent = path.length === 1 ? root.contents : root.getIn(path.slice(0, -1), true);
  if (isMap(parent) && typeof key === 'string') return setKey(source, parent, key, value);
  if (!isSeq(parent) || typeof key !== 'number' || value === undefined) return null;
  return replaceItem({ source, list: parent, isJson: isJsonFile(root.contents) }, key, value);
}

function expectedPath(document: Document, index: number): ValuePath {
  const turns = document.getIn(['cases', index, 'turns']);
  if (!isSeq(turns) || turns.items.length === 0) return ['cases', index];
  const last = ['cases', index, 'turns', turns.items.length - 1];
  return document.hasIn([...last, 'expected']) ? last : ['cases', index];
}

/** The value as JSON, without keys whose value is undefined. */
export function toJson(value: SuiteCase | SuiteVariant | SuiteCheck | SuiteCaseFile): JsonValue {
  return JSON.parse(JSON.stringify(value));
}
