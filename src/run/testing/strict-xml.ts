/** Reads XML strictly, for tests: throws for everything that is not well-formed. Knows no DTD, comment or CDATA. */

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const TAG = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>/;
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

export function readStrictXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('A character that XML cannot hold');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  while (rest !== '') {
    const parent = open.at(-1) ?? root;
    if (!rest.startsWith('<')) {
      const end = rest.includes('<') ? rest.indexOf('<') : rest.length;
      parent.text += withCharacters(rest.slice(0, end));
      rest = rest.slice(end);
      continue;
    }
    const [whole, close, name = '', attributes = '', isEmpty] = TAG.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`Not a tag: ${rest.slice(0, 60)}`);
    rest = rest.slice(whole.length);
    if (close === '/') {
      if (open.pop()?.name !== name || open.length === 0) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element: XmlElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (isEmpty !== '/') open.push(element);
  }
  const [only] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !only || root.text.trim() !== '')
    throw new Error('Not one element');
  return only;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} is given twice`);
    // A parser reads line ends in attributes as spaces.
    found[name] = withCharacters(value.replace(/[\t\n\r]/g, ' '));
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#10': '\n',
  '#9': '\t',
  '#13': '\r',
};

function withCharacters(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const character = ENTITIES[name.slice(0, -1)];
    if (!name.endsWith(';') || character === undefined) throw new Error(`${whole} is no entity`);
    return character;
  });
}
