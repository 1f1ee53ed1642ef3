/** Reads YAML 1.2 or JSON as a value, and knows where each part of it was written. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { isDeeperThan, type JsonValue } from '#contract/json.ts';
import { whySuiteIsTooLong } from '#contract/suite/suite-length.ts';
import type { SuiteProblem } from './suite.ts';
import type { ValuePath } from './text/change-value.ts';
import { nestsTooDeep } from './text/nests-too-deep.ts';
import { forbiddenKeys, YAML_OPTIONS } from './text/yaml-text.ts';

export interface ReadDocument {
  /** Null if there are problems that leave no value. */
  value: JsonValue | null;
  problems: SuiteProblem[];
  /** Line and column, from 1, of the key or item at the path; of its closest known parent if there is no such part. */
  locate: (path: ValuePath) => { line: number; column: number };
}

/** An alias of an alias counts once for each value that it repeats, so that a few lines cannot become millions of values. */
export const MAX_ALIASES = 10_000;
/** Levels of a suite, most of them in tweaks and JSON Schemas. */
const MAX_DEPTH = 100;

const START = { line: 1, column: 1 };

export function readDocument(text: string): ReadDocument {
  const nothing = (message: string): ReadDocument => ({
    value: null,
    problems: [{ file: null, ...START, path: '', message }],
    locate: () => START,
  });
  const tooLong = whySuiteIsTooLong(text);
  if (tooLong !== null) return nothing(tooLong);
  const tooDeep = `The file nests deeper than ${MAX_DEPTH} levels`;
  // Brackets and indentation may be of parts that are no value, hence twice.
  if (nestsTooDeep(text, 2 * MAX_DEPTH)) return nothing(tooDeep);
  const counter = new LineCounter();
  const positionOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { ...YAML_OPTIONS, lineCounter: counter, prettyErrors: false });
    const problems = document.errors.map(({ message, pos: [offset] }) => ({
      file: null,
      ...positionOf(offset),
      path: '',
      message: yamlMessage(message),
    }));
    for (const { offset, message } of forbiddenKeys(document))
      problems.push({ file: null, ...positionOf(offset), path: '', message });
    if (problems.length > 0) return { value: null, problems, locate: () => START };
    const value: JsonValue = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? null;
    if (isDeeperThan(value, MAX_DEPTH)) return nothing(tooDeep);
    return { value, problems, locate: (path) => positionOf(offsetOf(document, path)) };
  } catch (error) {
    if (error instanceof ReferenceError) {
      return nothing(
        error.message.includes('Excessive alias count')
          ? 'Its aliases (*NAME) stand for too many values'
          : error.message,
      );
    }
    throw error;
  }
}

/** The parser’s message without its hints for programmers. */
function yamlMessage(message: string): string {
  const [sentence = ''] = message.split('\n');
  return `This is not YAML: ${sentence}`;
}

function offsetOf(document: Document, path: ValuePath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(part));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  const { range } = (node ?? {}) as Partial<Node>;
  return range?.[0];
}

/** `cases[2].checks[0].contains`. */
export function pathText(path: ValuePath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}
