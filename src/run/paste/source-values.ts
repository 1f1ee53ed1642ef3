/** What the readers of JavaScript and of Python have in common: the values of expressions, found without running anything. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { type JsonValue, MAX_JSON_DEPTH } from '#contract/json.ts';
import { PasteError, variableMark } from './http-call.ts';

/** Values can name each other, so that a short text may stand for an endless one. */
const MOST_VALUES = 500_000;

export abstract class SourceReader {
  readonly text: string;
  readonly tree: Tree;
  /** Names to the expressions that they stand for. */
  readonly names = new Map<string, SyntaxNode>();
  #depth = 0;
  #count = 0;

  constructor(text: string, tree: Tree) {
    this.text = text;
    this.tree = tree;
  }

  /** The value of one expression; undefined for what the language calls that. */
  protected abstract read(node: SyntaxNode): JsonValue | undefined;

  /** What cannot be known without running the program becomes a marked variable. Throws PasteError when it nests too deep. */
  valueOf(node: SyntaxNode): JsonValue | undefined {
    this.#depth += 1;
    this.#count += 1;
    if (this.#depth > MAX_JSON_DEPTH) throw new PasteError(`The request nests deeper than ${MAX_JSON_DEPTH} levels.`);
    if (this.#count > MOST_VALUES) throw new PasteError('The request is too large to read.');
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
    const source = this.source(node).replace(/\s+/g, ' ');
    return variableMark(source.length > 40 ? `${source.slice(0, 39)}…` : source);
  }

  /** The value of a name; the name itself as a variable when nothing was assigned to it. */
  named(node: SyntaxNode): JsonValue | undefined {
    const expression = this.names.get(this.source(node));
    return expression ? this.valueOf(expression) : this.unknown(node);
  }
}

/** The direct children, signs and comments among them. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The nodes of one kind, in the order of the text, however deep they are. */
export function nodesOf(tree: Tree, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (reference) => {
      if (reference.name === name) found.push(reference.node);
    },
  });
  return found;
}

/** An object with this key of its own, whatever the key is called. */
export function define(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
