/** Reads Python format templates (`{name}`, `{{` for a brace, `{price:.2f}`, `{item[key]}`). */

export interface TemplateField {
  /** First part of the name: what is looked up. */
  readonly name: string;
  /** What follows in brackets. */
  readonly keys: readonly string[];
  readonly conversion: string | null;
  readonly spec: string;
}

export type TemplatePart = string | TemplateField;

/** Throws an Error with Python's words for a template that is not well formed. */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let place = 0;
  while (place < template.length) {
    const next = nextBrace(template, place);
    text += template.slice(place, next);
    if (next === template.length) break;
    const brace = template[next];
    if (template[next + 1] === brace) {
      text += brace;
      place = next + 2;
      continue;
    }
    if (brace === '}') throw new Error("Single '}' encountered in format string");
    const end = closingBrace(template, next);
    if (text !== '') parts.push(text);
    text = '';
    parts.push(parseField(template.slice(next + 1, end)));
    place = end + 1;
  }
  if (text !== '') parts.push(text);
  return parts;
}

function nextBrace(template: string, from: number): number {
  const open = template.indexOf('{', from);
  const close = template.indexOf('}', from);
  if (open < 0) return close < 0 ? template.length : close;
  return close < 0 ? open : Math.min(open, close);
}

function closingBrace(template: string, open: number): number {
  if (open + 1 === template.length) throw new Error("Single '{' encountered in format string");
  let depth = 1;
  for (let place = open + 1; place < template.length; place += 1) {
    if (template[place] === '{') depth += 1;
    else if (template[place] === '}') depth -= 1;
    if (depth === 0) return place;
  }
  throw new Error("expected '}' before end of string");
}

function parseField(source: string): TemplateField {
  const colon = source.indexOf(':');
  const head = colon < 0 ? source : source.slice(0, colon);
  const spec = colon < 0 ? '' : source.slice(colon + 1);
  const mark = head.lastIndexOf('!');
  const expression = mark < 0 ? head : head.slice(0, mark);
  const conversion = mark < 0 ? null : head.slice(mark + 1);
  if (conversion !== null && conversion !== 'r' && conversion !== 's' && conversion !== 'a') {
    throw new Error(`Unknown conversion specifier '${conversion}'`);
  }
  const bracket = expression.indexOf('[');
  const name = bracket < 0 ? expression : expression.slice(0, bracket);
  if (expression.replace(/\[[^\]]*\]/g, '').includes('.')) {
    throw new Error(`The template asks for {${expression}}: values have no attributes.`);
  }
  const keys =
    bracket < 0 ? [] : [...expression.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return { name, keys, conversion, spec };
}

/** Names that the template asks for, each once, in order. */
export function templateNames(parts: readonly TemplatePart[]): string[] {
  return [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name])))];
}
