/** Reads `fetch(…)` calls in JavaScript and TypeScript: from "Copy as fetch" in browsers, snippets, and written by hand. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { type HttpCall, PasteError, textPairs } from './http-call.ts';
import { childrenOf, define, itemsOf, type Loop, nodesOf, SourceReader } from './source-values.ts';

/** One call for each `fetch`, or for each iteration in a loop over a known list. Throws PasteError when there is none. */
export function readFetch(text: string): HttpCall[] {
  const reader = new ScriptReader(text, parser.configure({ dialect: 'ts' }).parse(text));
  const calls = nodesOf(reader.tree, 'CallExpression').filter((node) => reader.calleeOf(node) === 'fetch');
  if (calls.length === 0) throw new PasteError('The text has no call of fetch(…).');
  return calls.flatMap((node) => reader.perTurn(reader.loopAround(node), () => toCall(reader, node)));
}

function toCall(reader: ScriptReader, node: SyntaxNode): HttpCall {
  const [address, options] = reader.argumentsOf(node).map((argument) => reader.valueOf(argument));
  const init = isJsonObject(options) ? options : {};
  const { method, headers, body } = init;
  const call: HttpCall = {
    form: 'fetch',
    url: typeof address === 'string' ? address : null,
    method: typeof method === 'string' ? method : null,
    headers: textPairs(headers),
    body: typeof body === 'string' ? body : null,
    remarks: [],
  };
  if (body !== undefined && body !== null && typeof body !== 'string') {
    call.remarks.push('The body is an object, which fetch would not send as JSON. It was read as if it were JSON.');
    call.body = JSON.stringify(body);
  }
  return call;
}

class ScriptReader extends SourceReader {
  constructor(text: string, tree: ReturnType<typeof parser.parse>) {
    super(text, tree);
    for (const declaration of nodesOf(tree, 'VariableDeclaration')) {
      const children = childrenOf(declaration);
      for (const [index, child] of children.entries()) {
        const value = child.name === 'Equals' ? children[index + 1] : undefined;
        const name = children.slice(0, index).findLast((before) => before.name === 'VariableDefinition');
        if (value && name && !this.names.has(this.source(name))) this.names.set(this.source(name), value);
      }
    }
  }

  /** Name of the called function; `fetch` also for `window.fetch` and `globalThis.fetch`. */
  calleeOf(node: SyntaxNode): string {
    const callee = node.firstChild;
    return callee
      ? this.source(callee)
          .replace(/\s+/g, '')
          .replace(/^(window|globalThis|self)\./, '')
      : '';
  }

  argumentsOf(node: SyntaxNode): SyntaxNode[] {
    const list = node.getChild('ArgList');
    return list ? itemsOf(list) : [];
  }

  /** The innermost loop; null if its list is unknown. */
  loopAround(node: SyntaxNode): Loop | null {
    for (let outer = node.parent; outer; outer = outer.parent) {
      const spec = outer.getChild('ForOfSpec');
      const name = spec?.getChild('VariableDefinition');
      const list = spec && childrenOf(spec).at(-2);
      if (!name || !list) continue;
      const value = list.name === 'VariableName' ? this.names.get(this.source(list)) : list;
      return value?.name === 'ArrayExpression' ? { name: this.source(name), turns: itemsOf(value) } : null;
    }
    return null;
  }

  protected read(node: SyntaxNode): JsonValue | undefined {
    const source = this.source(node);
    switch (node.name) {
      case 'String':
        return unescapeScript(source.slice(1, -1));
      case 'TemplateString':
        return this.#template(node);
      case 'Number':
        return Number(source.replaceAll('_', '').replace(/n$/, ''));
      case 'BooleanLiteral':
        return source === 'true';
      case 'null':
        return null;
      case 'VariableName':
        return source === 'undefined' ? undefined : this.named(node);
      case 'ArrayExpression':
        return itemsOf(node).map((item) => this.valueOf(item) ?? null);
      case 'ObjectExpression':
        return this.#object(node);
      case 'UnaryExpression':
        return this.signed(node);
      case 'BinaryExpression':
        return this.#joined(node);
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
        return this.#inner(node);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node);
      default:
        return this.unknown(node);
    }
  }

  #inner(node: SyntaxNode): JsonValue | undefined {
    const inner = childrenOf(node).find(({ name }) => !['(', ')', 'await'].includes(name));
    return inner ? this.valueOf(inner) : undefined;
  }

  #joined(node: SyntaxNode): JsonValue {
    const parts = childrenOf(node);
    const [left, operator, right] = parts;
    if (!left || !right || !operator || this.source(operator) !== '+') return this.unknown(node);
    const [before, after] = [this.valueOf(left), this.valueOf(right)];
    return typeof before === 'string' && typeof after === 'string' ? before + after : this.unknown(node);
  }

  /** The value of a call that can be computed; any other is unknown. */
  #call(node: SyntaxNode): JsonValue | undefined {
    const [first] = this.argumentsOf(node);
    const callee =
      node.name === 'NewExpression' ? this.source(node.getChild('VariableName') ?? node) : this.calleeOf(node);
    if (!first) return this.unknown(node);
    if (callee === 'JSON.stringify') return JSON.stringify(this.valueOf(first) ?? null);
    if (callee === 'Headers' || callee === 'String' || callee === 'URL') return this.valueOf(first);
    return this.unknown(callee === 'readVariable' ? first : node);
  }

  #object(node: SyntaxNode): JsonObject {
    const made: JsonObject = {};
    for (const property of node.getChildren('Property')) {
      const parts = childrenOf(property);
      const [key, second] = parts;
      const spread = key?.name === 'Spread' && second ? this.valueOf(second) : undefined;
      if (isJsonObject(spread)) Object.assign(made, spread);
      if (!key || key.name === 'Spread') continue;
      const isComputed = key.name === '[';
      const name = isComputed && second ? this.valueOf(second) : this.#key(key);
      const value = parts.length === 1 ? this.named(key) : this.valueOf(parts.at(-1) ?? key);
      if (value !== undefined) define(made, String(name), value);
    }
    return made;
  }

  #key(node: SyntaxNode): string {
    return node.name === 'PropertyDefinition' ? this.source(node) : String(this.valueOf(node));
  }

  #template(node: SyntaxNode): string {
    const holes = node.getChildren('Interpolation').map((hole) => ({
      hole,
      inner: childrenOf(hole).find(({ name }) => !name.startsWith('Interpolation')),
    }));
    return this.filled([node.from + 1, node.to - 1], holes, unescapeScript);
  }
}

const SIGNS: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

function unescapeScript(text: string): string {
  return text.replaceAll(
    /\\(?:u\{([\dA-Fa-f]{1,6})\}|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(\r\n|[\s\S]))/g,
    (_whole, point?: string, unit?: string, byte?: string, sign = '') => {
      if (point !== undefined)
        return Number.parseInt(point, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(point, 16)) : '\ufffd';
      if (unit !== undefined || byte !== undefined) return String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16));
      return /[\r\n\u2028\u2029]/.test(sign) ? '' : (SIGNS[sign] ?? sign);
    },
  );
}
