/** Evaluates expressions without running code; shared by the readers of JavaScript and Python. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { PasteError, variableMark } from './http-call.ts';

/** Limit on evaluated values, because they can refer to each other, so that a short text expands without bound. */
const MAX_VALUES = 500_000;

/** A loop over a known list, with the name of its variable. */
export interface Loop {
  name: string;
  turns: SyntaxNode[];
}

export abstract class SourceReader {
  readonly text: string;
  readonly tree: Tree;
  /** Names -> the expressions assigned to them. */
  readonly names = new Map<string, SyntaxNode>();
  #depth = 0;
  #count = 0;

  constructor(text: string, tree: Tree) {
    this.text = text;
    this.tree = tree;
  }

  /** The value of one expression; undefined if that is its value. */
  protected abstract read(node: SyntaxNode): JsonValue | undefined;

  /** The value of an expression; an unknown value becomes a variable mark. Throws PasteError when it is nested too deeply. */
  valueOf(node: SyntaxNode): JsonValue | undefined {
    this.#depth += 1;
    this.#count += 1;
    if (this.#depth > MAX_JSON_DEPTH) throw new PasteError(`The request nests deeper than ${MAX_JSON_DEPTH} levels.`);
    if (this.#count > MAX_VALUES) throw new PasteError('The request is too large to read.');
    try {
      return this.read(node);
    } finally {
      this.#depth -= 1;
    }
  }

  source(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  unknown(node: SyntaxNode): string {
    return variableMark(cutLine(this.source(node), 40));
  }

  /** The value of a number with a sign; any other is unknown. */
  protected signed(node: SyntaxNode): JsonValue {
    const value = node.lastChild ? this.valueOf(node.lastChild) : undefined;
    return typeof value === 'number' && this.source(node).startsWith('-') ? -value : this.unknown(node);
  }

  /** The text from one offset to another, with values in the holes; `read` is for the text between them. */
  protected filled(
    [from, to]: readonly [number, number],
    holes: readonly { hole: SyntaxNode; inner: SyntaxNode | undefined }[],
    read: (text: string) => string,
  ): string {
    let made = '';
    let at = from;
    for (const { hole, inner } of holes) {
      const value = inner ? this.valueOf(inner) : undefined;
      made += read(this.text.slice(at, hole.from));
      made += typeof value === 'string' || typeof value === 'number' ? String(value) : this.unknown(inner ?? hole);
      at = hole.to;
    }
    return made + read(this.text.slice(at, to));
  }

  /** Reads once, or once for each value of the loop around it. */
  perTurn<Read>(loop: Loop | null, read: () => Read): Read[] {
    if (loop === null) return [read()];
    return loop.turns.map((turn) => {
      this.names.set(loop.name, turn);
      return read();
    });
  }

  /** The value of a name; a variable mark with the name when nothing was assigned to it. */
  named(node: SyntaxNode): JsonValue | undefined {
    const expression = this.names.get(this.source(node));
    return expression ? this.valueOf(expression) : this.unknown(node);
  }
}

/** The direct children, including punctuation and comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

const PUNCTUATION: ReadonlySet<string> = new Set([
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  'Comment',
  'LineComment',
  'BlockComment',
]);

/** The direct children without brackets, commas and comments. */
export function itemsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => !PUNCTUATION.has(name));
}

/** All nodes of one kind at any depth, in the order of the text. */
export function nodesOf(tree: Tree, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (reference) => {
      if (reference.name === name) found.push(reference.node);
    },
  });
  return found;
}

/** Sets an own property, also for keys like `__proto__`. */
export function define(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
