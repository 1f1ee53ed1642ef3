/** Writes the new ids of components into the text of a suite, where it names the old ones. */
import { type Document, isMap, isPair, isScalar, type Node, type Pair, type Scalar, visit } from 'yaml';
import { keyOf, parseYaml } from '../suite/text/yaml-text.ts';

/** `matches`: old id -> new id. Throws for invalid YAML. */
export function rebindText(text: string, matches: ReadonlyMap<string, string>): string {
  const found: { from: number; until: number; id: string }[] = [];
  visit(parseYaml(text), {
    Scalar(key, node, path) {
      const id = newId(node, key === 'key', path, matches);
      if (id !== undefined && node.range) found.push({ from: node.range[0], until: node.range[1], id });
    },
  });
  return found
    .toSorted((left, right) => right.from - left.from)
    .reduce((all, { from, until, id }) => {
      const written = all.slice(from, until);
      const quote = /^["']/.exec(written)?.[0] ?? '';
      return all.slice(0, from) + quote + id + quote + all.slice(until);
    }, text);
}

type Ancestors = readonly (Document | Node | Pair)[];

function newId(
  node: Scalar,
  isKey: boolean,
  path: Ancestors,
  matches: ReadonlyMap<string, string>,
): string | undefined {
  if (typeof node.value !== 'string') return undefined;
  const pairs = path.filter((one): one is Pair => isPair(one));
  const own = pairs.at(-1);
  if (!own || pairs.some((pair) => keyOf(pair) === 'by')) return undefined;
  const owner = pairs.at(-2);
  if (isKey) {
    const isComponent = owner !== undefined && keyOf(owner) === 'tweaks' && isMap(own.value);
    return isComponent ? matches.get(node.value) : undefined;
  }
  if (['output', 'reached', 'components'].includes(keyOf(own))) return matches.get(node.value);
  if (owner === undefined || keyOf(owner) !== 'columns' || !isScalar(own.value)) return undefined;
  const dot = node.value.lastIndexOf('.');
  const id = dot === -1 ? undefined : matches.get(node.value.slice(0, dot));
  return id === undefined ? undefined : id + node.value.slice(dot);
}
