/**
 * Finds all secrets of a run in one pass over a text, however many there are and whatever they share (Aho and Corasick, 1975):
 * one search after the other, or one expression of all of them, takes quadratic time for hostile secrets and texts.
 */

/** A part of a text that secrets cover. */
export interface Covered {
  from: number;
  to: number;
}

export interface SecretSearch {
  /** In order; those that overlap are one. */
  find(text: string): Covered[];
  /** Number of characters at the end of the text that are the beginning of a secret, or all of one. */
  begun(text: string): number;
}

const ROOT = 0;
/** Characters that a text can have. */
const CODES = 65_536;
/** The built-in search looks for this many characters of a secret, if there are at most `MOST_JUMPS` such beginnings. */
const BEGINNING = 6;
const MOST_JUMPS = 16;

export function createSecretSearch(secrets: Iterable<string>): SecretSearch {
  const searched = [...new Set(secrets)].filter((secret) => secret !== '');
  const tree = growTree(searched);
  const beginnings = [...new Set(searched.map((secret) => secret.slice(0, BEGINNING)))];
  const most = searched.reduce((length, secret) => Math.max(length, secret.length), 0);
  return {
    find: (text) => {
      const found: Covered[] = [];
      const jump = beginnings.length <= MOST_JUMPS ? createJumps(text, beginnings) : null;
      walk(tree, text, jump, (node, to) => {
        const length = tree.longest[node] ?? 0;
        if (length > 0) add(found, to - length, to);
      });
      return found;
    },
    begun: (text) => (most === 0 ? 0 : (tree.depth[walk(tree, text.slice(-most), null, () => undefined)] ?? 0)),
  };
}

/** Replaces each covered part of the text. */
export function replaceCovered(text: string, found: readonly Covered[], replacement: string): string {
  if (found.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of found) {
    parts.push(text.slice(at, from), replacement);
    at = to;
  }
  return parts.join('') + text.slice(at);
}

/** `to` must not be smaller than that of the parts before. */
function add(found: Covered[], start: number, to: number): void {
  let from = start;
  for (let last = found.at(-1); last && last.to > from; last = found.at(-1)) {
    from = Math.min(from, last.from);
    found.pop();
  }
  found.push({ from, to });
}

/** A node is the beginning of one or more secrets, from the shortest to the longest. */
interface Tree {
  /** The node with one more character; `ROOT` if there is none. */
  child(node: number, code: number): number;
  /** The node of the longest end of this one that is the beginning of a secret too. */
  shorter: Int32Array;
  depth: Int32Array;
  /** Length of the longest secret that ends here. */
  longest: Int32Array;
  /** 1 for each character that begins a secret. */
  first: Uint8Array;
}

type Jump = (from: number) => number;

/**
 * Calls `visit` after each character that continues a secret; returns the last node. `jump` finds where the next secret may
 * begin.
 */
function walk(tree: Tree, text: string, jump: Jump | null, visit: (node: number, to: number) => void): number {
  let node = ROOT;
  for (let at = 0; at < text.length; at += 1) {
    if (node === ROOT && jump) {
      at = jump(at);
      if (at >= text.length) break;
    }
    const code = text.charCodeAt(at);
    if (node === ROOT && tree.first[code] === 0) continue;
    node = next(tree, node, code);
    if (node !== ROOT) visit(node, at + 1);
  }
  return node;
}

/** Finds where the next secret may begin, at `from` or later, with the fast built-in search. */
function createJumps(text: string, beginnings: readonly string[]): Jump {
  const nextFound = beginnings.map(() => -1);
  return (from) => {
    let nearest = text.length;
    for (const [index, beginning] of beginnings.entries()) {
      let position = nextFound[index] ?? -1;
      if (position < from) {
        const found = text.indexOf(beginning, from);
        position = found === -1 ? text.length : found;
        nextFound[index] = position;
      }
      nearest = Math.min(nearest, position);
    }
    return nearest;
  };
}

function next({ child, shorter }: Tree, from: number, code: number): number {
  let node = from;
  let found = child(node, code);
  while (found === ROOT && node !== ROOT) {
    node = shorter[node] ?? ROOT;
    found = child(node, code);
  }
  return found;
}

/** Adds the first character of all secrets, then the second, and so on: shorter nodes are complete when a longer one is made. */
function growTree(secrets: readonly string[]): Tree {
  const size = secrets.reduce((sum, { length }) => sum + length, 1);
  const edges = createEdges(size);
  const [shorter, depth, longest] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const tree: Tree = { child: edges.find, shorter, depth, longest, first: new Uint8Array(CODES) };
  let growing = secrets.map((secret) => ({ secret, node: ROOT }));
  let nodes = 1;
  for (let at = 0; growing.length > 0; at += 1) {
    for (const growth of growing) {
      const code = growth.secret.charCodeAt(at);
      const parent = growth.node;
      growth.node = edges.find(parent, code);
      if (growth.node === ROOT) {
        growth.node = nodes;
        nodes += 1;
        if (parent === ROOT) tree.first[code] = 1;
        else shorter[growth.node] = next(tree, shorter[parent] ?? ROOT, code);
        depth[growth.node] = at + 1;
        longest[growth.node] = longest[shorter[growth.node] ?? ROOT] ?? 0;
        edges.add(parent, code, growth.node);
      }
      if (growth.secret.length === at + 1) longest[growth.node] = at + 1;
    }
    growing = growing.filter(({ secret }) => secret.length > at + 1);
  }
  return tree;
}

/** A hash table of numbers: a map for each node would take ten times the memory. */
function createEdges(size: number) {
  const bits = Math.ceil(Math.log2(size + 1)) + 1;
  const last = 2 ** bits - 1;
  /** Parent, code and child of each slot; the child of a free slot is the root. */
  const slots = new Int32Array(3 * (last + 1));
  const slotOf = (parent: number, code: number): number => {
    // Multiplied, so that neighbours are far from each other and no run of full slots grows.
    let slot = Math.imul(parent ^ Math.imul(code, 0x85eb_ca6b), 0x9e37_79b1) >>> (32 - bits);
    while (slots[3 * slot + 2] !== ROOT && (slots[3 * slot] !== parent || slots[3 * slot + 1] !== code))
      slot = (slot + 1) & last;
    return 3 * slot;
  };
  return {
    find: (parent: number, code: number): number => slots[slotOf(parent, code) + 2] ?? ROOT,
    add: (parent: number, code: number, child: number): void => {
      const slot = slotOf(parent, code);
      slots[slot] = parent;
      slots[slot + 1] = code;
      slots[slot + 2] = child;
    },
  };
}
