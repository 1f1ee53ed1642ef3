/** Reads requests in Python: calls of `requests` and `httpx`, and the standard library's `urllib.request.Request`. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { type HttpCall, PasteError, textPairs } from './http-call.ts';
import { childrenOf, define, itemsOf, type Loop, nodesOf, SourceReader } from './source-values.ts';

const CALLS = /^(?:requests|httpx|session|client|s)\.(post|request)$|(?:^|\.)Request$/;

/** One call for each request, or for each iteration in a loop over a known list. Throws PasteError when there is none. */
export function readPython(text: string): HttpCall[] {
  const reader = new PythonReader(text, parser.parse(text));
  const calls = nodesOf(reader.tree, 'CallExpression').filter((node) => CALLS.test(reader.calleeOf(node)));
  if (calls.length === 0) throw new PasteError('The text has no known request, like requests.post(…).');
  return calls.flatMap((node) => reader.perTurn(reader.loopAround(node), () => toCall(reader, node)));
}

function toCall(reader: PythonReader, node: SyntaxNode): HttpCall {
  const { positional, named } = reader.argumentsOf(node);
  const isGeneral = reader.calleeOf(node).endsWith('.request');
  const value = (name: string, index: number): JsonValue | undefined => {
    const found = named.get(name) ?? positional[index];
    return found && reader.valueOf(found);
  };
  const url = value('url', isGeneral ? 1 : 0);
  const headers = named.get('headers') && reader.valueOf(named.get('headers') ?? node);
  const json = value('json', -1);
  const data = value('data', isGeneral ? 2 : 1);
  const method = isGeneral ? value('method', 0) : value('method', -1);
  const call: HttpCall = {
    form: 'Python',
    url: typeof url === 'string' ? url : null,
    method: typeof method === 'string' ? method : 'POST',
    headers: textPairs(headers),
    body: json !== undefined ? JSON.stringify(json) : typeof data === 'string' ? data : null,
    remarks: [],
  };
  if (json !== undefined) call.headers.push(['content-type', 'application/json']);
  else if (isJsonObject(data)) {
    call.body = JSON.stringify(data);
    call.remarks.push('The data would be sent as a form, not as JSON. It was read as if it were JSON.');
  }
  if (named.has('params')) call.remarks.push('The argument params was left out.');
  return call;
}

class PythonReader extends SourceReader {
  constructor(text: string, tree: ReturnType<typeof parser.parse>) {
    super(text, tree);
    for (const node of nodesOf(tree, 'AssignStatement')) {
      const name = node.firstChild;
      const value = node.lastChild;
      if (name?.name === 'VariableName' && value && !this.names.has(this.source(name))) {
        this.names.set(this.source(name), value);
      }
    }
  }

  calleeOf(node: SyntaxNode): string {
    return node.firstChild ? this.source(node.firstChild).replace(/\s+/g, '') : '';
  }

  loopAround(node: SyntaxNode): Loop | null {
    for (let outer = node.parent; outer; outer = outer.parent) {
      if (outer.name !== 'ForStatement') continue;
      const [, name, , list] = childrenOf(outer);
      const value = list?.name === 'VariableName' ? this.names.get(this.source(list)) : list;
      if (name && value?.name === 'ArrayExpression') return { name: this.source(name), turns: itemsOf(value) };
    }
    return null;
  }

  argumentsOf(node: SyntaxNode): { positional: SyntaxNode[]; named: Map<string, SyntaxNode> } {
    const positional: SyntaxNode[] = [];
    const named = new Map<string, SyntaxNode>();
    const list = node.getChild('ArgList');
    const parts = list ? itemsOf(list) : [];
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      const value = parts[at + 2];
      if (parts[at + 1]?.name === 'AssignOp' && part && value) {
        named.set(this.source(part), value);
        at += 2;
      } else if (part) {
        positional.push(part);
      }
    }
    return { positional, named };
  }

  protected read(node: SyntaxNode): JsonValue | undefined {
    const source = this.source(node);
    switch (node.name) {
      case 'String':
        return readString(source);
      case 'ContinuedString':
        return childrenOf(node)
          .map((part) => this.valueOf(part))
          .join('');
      case 'FormatString':
        return this.#formatted(node);
      case 'Number':
        return Number(source.replaceAll('_', ''));
      case 'Boolean':
        return source === 'True';
      case 'None':
        return null;
      case 'VariableName':
        return this.named(node);
      case 'ArrayExpression':
      case 'TupleExpression':
        return itemsOf(node).map((item) => this.valueOf(item) ?? null);
      case 'DictionaryExpression':
        return this.#dictionary(node);
      case 'UnaryExpression':
        return this.signed(node);
      case 'ParenthesizedExpression': {
        const [inner] = itemsOf(node);
        return inner ? this.valueOf(inner) : undefined;
      }
      case 'CallExpression':
        return this.#call(node);
      default:
        return this.unknown(node);
    }
  }

  /** The value of a call that can be computed; any other is unknown. */
  #call(node: SyntaxNode): JsonValue | undefined {
    const callee = this.calleeOf(node);
    const [first] = this.argumentsOf(node).positional;
    if (callee === 'json.dumps' && first) return JSON.stringify(this.valueOf(first) ?? null);
    const target = callee.endsWith('.encode') ? node.firstChild?.firstChild : null;
    return target ? this.valueOf(target) : this.unknown(node);
  }

  #dictionary(node: SyntaxNode): JsonObject {
    const made: JsonObject = {};
    const parts = itemsOf(node);
    for (let at = 0; at + 2 < parts.length; at += 1) {
      const [key, colon, value] = parts.slice(at, at + 3);
      if (colon?.name !== ':' || !key || !value) continue;
      define(made, String(this.valueOf(key)), this.valueOf(value) ?? null);
      at += 2;
    }
    return made;
  }

  #formatted(node: SyntaxNode): string {
    const quote = /^[a-zA-Z]*("""|'''|"|')/.exec(this.source(node));
    if (!quote) return this.unknown(node);
    const holes = node.getChildren('FormatReplacement').map((hole) => ({ hole, inner: childrenOf(hole)[1] }));
    return this.filled([node.from + quote[0].length, node.to - (quote[1]?.length ?? 1)], holes, unescapePython);
  }
}

function readString(source: string): string {
  const match = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(source);
  if (!match) return source;
  const [, prefix = '', , text = ''] = match;
  return prefix.toLowerCase().includes('r') ? text : unescapePython(text);
}

const SIGNS: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** An unknown escape keeps its backslash, as in Python. */
function unescapePython(text: string): string {
  return text.replaceAll(
    /\\(?:(?:U([\dA-Fa-f]{8})|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|([0-7]{1,3}))|(\r\n|[\s\S]))/g,
    (whole: string, long?: string, unit?: string, byte?: string, octal?: string, sign = '') => {
      if (long !== undefined)
        return Number.parseInt(long, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(long, 16)) : '\ufffd';
      if (unit !== undefined || byte !== undefined) return String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return /[\r\n]/.test(sign) ? '' : (SIGNS[sign] ?? whole);
    },
  );
}
