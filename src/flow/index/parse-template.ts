/**
 * Parses Python format templates (`{name}`, `{{` for a brace, `{price:.2f}`, `{item[key]}`, `{text:>{width}}`) like str.format:
 * character by character, so that it rejects the same templates.
 */

export interface TemplateField {
  /** First part of the name: the variable. */
  readonly name: string;
  /** The keys in brackets after the name; digits are an index into a list or a string. */
  readonly keys: readonly (string | number)[];
  readonly conversion: string | null;
  /** The format, itself a template that may name other fields. */
  readonly spec: readonly TemplatePart[];
}

export type TemplatePart = string | TemplateField;

/** A field's format may contain fields, but their formats may not. */
const DEEPEST = 2;

/** Throws an Error with Python's message for a malformed template. */
export function parseTemplate(template: string): TemplatePart[] {
  return parseParts(template, DEEPEST);
}

function parseParts(template: string, depth: number): TemplatePart[] {
  if (depth === 0) throw new Error('Max string recursion exceeded');
  const parts: TemplatePart[] = [];
  let text = '';
  let position = 0;
  while (position < template.length) {
    const next = nextBrace(template, position);
    text += template.slice(position, next);
    if (next === template.length) break;
    const brace = template[next];
    if (template[next + 1] === brace) {
      text += brace;
      position = next + 2;
      continue;
    }
    if (brace === '}') throw new Error("Single '}' encountered in format string");
    if (next + 1 === template.length) throw new Error("Single '{' encountered in format string");
    if (text !== '') parts.push(text);
    text = '';
    const { field, end } = parseField(template, next + 1, depth);
    parts.push(field);
    position = end;
  }
  if (text !== '') parts.push(text);
  return parts;
}

const BRACE = /[{}]/g;

/** One search for both braces: with one search each, the brace that is far away would be searched for again and again. */
function nextBrace(template: string, from: number): number {
  BRACE.lastIndex = from;
  return BRACE.exec(template)?.index ?? template.length;
}

/** The field whose opening brace is just before `start`, and the offset after its closing brace. */
function parseField(template: string, start: number, depth: number): { field: TemplateField; end: number } {
  const nameEnd = endOfName(template, start);
  const name = splitName(template.slice(start, nameEnd));
  if (template[nameEnd] === '}') return { field: { ...name, conversion: null, spec: [] }, end: nameEnd + 1 };
  const converted = template[nameEnd] === '!' ? readConversion(template, nameEnd + 1) : null;
  const { conversion, at } = converted ?? { conversion: null, at: nameEnd };
  if (template[at] === '}') return { field: { ...name, conversion, spec: [] }, end: at + 1 };
  const end = endOfSpec(template, at + 1);
  const text = template.slice(at + 1, end);
  const spec = text.includes('{') ? parseParts(text, depth - 1) : [text];
  return { field: { ...name, conversion, spec }, end: end + 1 };
}

/** Offset of the character that ends the name; characters in brackets do not. */
function endOfName(template: string, start: number): number {
  for (let position = start; position < template.length; position += 1) {
    const character = template[position];
    if (character === '{') throw new Error("unexpected '{' in field name");
    if (character === '}' || character === ':' || character === '!') return position;
    if (character !== '[') continue;
    const close = template.indexOf(']', position);
    if (close < 0) break;
    position = close;
  }
  throw new Error("expected '}' before end of string");
}

/** The conversion at `at`, and the offset of the colon or brace after it. */
function readConversion(template: string, at: number): { conversion: string; at: number } {
  const conversion = template[at];
  if (conversion === undefined) throw new Error('end of string while looking for conversion specifier');
  const behind = template[at + 1];
  if (behind === undefined) throw new Error("unmatched '{' in format spec");
  if (behind !== '}' && behind !== ':') throw new Error("expected ':' after conversion specifier");
  if (!'rsa'.includes(conversion)) throw new Error(`Unknown conversion specifier '${conversion}'`);
  return { conversion, at: at + 1 };
}

function endOfSpec(template: string, start: number): number {
  let open = 1;
  for (let position = start; position < template.length; position += 1) {
    if (template[position] === '{') open += 1;
    else if (template[position] === '}') open -= 1;
    if (open === 0) return position;
  }
  throw new Error("unmatched '{' in format spec");
}

function splitName(expression: string): Pick<TemplateField, 'name' | 'keys'> {
  const nameEnd = expression.search(/[.[]/);
  if (nameEnd < 0) return { name: expression, keys: [] };
  const keys: (string | number)[] = [];
  let position = nameEnd;
  while (position < expression.length) {
    if (expression[position] === '.')
      throw new Error(`The template asks for {${expression}}: values have no attributes.`);
    if (expression[position] !== '[') throw new Error("Only '.' or '[' may follow ']' in format field specifier");
    const close = expression.indexOf(']', position);
    if (close < 0) throw new Error("Missing ']' in format string");
    const key = expression.slice(position + 1, close);
    if (key === '') throw new Error('Empty attribute in format string');
    keys.push(/^\d+$/.test(key) ? Number(key) : key);
    position = close + 1;
  }
  return { name: expression.slice(0, nameEnd), keys };
}

/** The variables that the template uses, each once, in order. */
export function templateNames(parts: readonly TemplatePart[]): string[] {
  const names = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name, ...templateNames(part.spec)]));
  return [...new Set(names)];
}
