/** JSON values in a snippet, with environment variables in place of secrets. */

/** A string that the snippet reads from an environment variable. */
export class EnvironmentText {
  readonly variable: string;

  constructor(variable: string) {
    this.variable = variable;
  }
}

export type SnippetValue =
  | null
  | boolean
  | number
  | string
  | EnvironmentText
  | readonly SnippetValue[]
  | { readonly [key: string]: SnippetValue };

export interface Literals {
  indent: string;
  print: (value: null | boolean) => string;
  /** The expression that reads the variable. */
  readVariable: (variable: string) => string;
  printKey: (key: string) => string;
  /** No trailing commas, as in JSON. */
  isStrict?: true;
}

/** Lists and objects up to this length are on one line. */
const LINE = 76;

/** Source text of the value; lines after the first are indented by `before`. */
export function printValue(value: SnippetValue, style: Literals, before = ''): string {
  if (value === null || typeof value === 'boolean') return style.print(value);
  if (value instanceof EnvironmentText) return style.readVariable(value.variable);
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(value);
  const inner = before + style.indent;
  const isList = isValueList(value);
  const items = isList
    ? value.map((item) => printValue(item, style, inner))
    : Object.entries(value).map(([key, item]) => `${style.printKey(key)}: ${printValue(item, style, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length + before.length <= LINE && !line.includes('\n')) return line;
  const end = style.isStrict ? '' : ',';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}${end}\n${before}${close}`;
}

/** JSON text with `readVariable` in place of each secret and its quotes. */
export function printJson(value: SnippetValue, readVariable: (variable: string) => string): string {
  return printValue(value, {
    indent: '  ',
    print: String,
    readVariable: (variable) => `"${readVariable(variable)}"`,
    printKey: (key) => JSON.stringify(key),
    isStrict: true,
  });
}

function isValueList(value: object): value is readonly SnippetValue[] {
  return Array.isArray(value);
}
