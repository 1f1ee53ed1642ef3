/** Writes a planned request as a JavaScript or TypeScript module for Node, which has `fetch` built in. */
import { KEY_VARIABLE, type SnippetRequest, variableNotes } from './snippet-request.ts';
import { type Literals, printValue } from './snippet-value.ts';

const style: Literals = {
  indent: '  ',
  print: String,
  readVariable: (variable) => `readVariable(${JSON.stringify(variable)})`,
  // In an object literal this key sets the prototype, unless it is computed.
  printKey: (key) => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)),
};

export function javascriptSnippet(request: SnippetRequest): string {
  return scriptSnippet(request, { name: '', text: '', value: '' });
}

export function typescriptSnippet(request: SnippetRequest): string {
  return scriptSnippet(request, { name: ': string', text: ': string', value: ': unknown' });
}

/** Type annotations; empty for JavaScript. */
interface Types {
  name: string;
  text: string;
  value: string;
}

function scriptSnippet(request: SnippetRequest, types: Types): string {
  const { bodies, globals, isStream, needsKey, secrets, url } = request;
  const isOne = bodies.length === 1;
  const indent = isOne ? '' : '  ';
  const send = [
    'const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });',
    'if (!response.ok) throw new Error(response.status + " " + (await response.text()));',
    ...(isStream
      ? [
          'if (response.body === null) throw new Error("The answer is empty");',
          'const decoder = new TextDecoder();',
          'for await (const part of response.body) {',
          '  process.stdout.write(decoder.decode(part, { stream: true })); // as it arrives',
          '}',
        ]
      : ['console.log(await response.text());']),
  ];
  return [
    ...variableNotes(request).map((note) => `// ${note}`),
    ...(needsKey || secrets.length + globals.length > 0 ? readVariable(types) : []),
    `const url = ${JSON.stringify(url)};`,
    'const headers = {',
    ...request.headers.map(([name, value]) => `  ${JSON.stringify(name)}: ${printValue(value, style)},`),
    ...(needsKey ? [`  "x-api-key": ${style.readVariable(KEY_VARIABLE)},`] : []),
    '};',
    isOne
      ? `const body${types.value} = ${printValue(bodies[0] ?? null, style)};`
      : `const bodies${types.value && `${types.value}[]`} = ${printValue(bodies, style)};`,
    '',
    ...(isOne ? [] : ['for (const body of bodies) {']),
    ...send.map((line) => indent + line),
    ...(isOne ? [] : ['}']),
    ...(types.value === '' ? [] : ['', 'export {};']),
    '',
  ].join('\n');
}

function readVariable({ name, text }: Types): string[] {
  return [
    `function readVariable(name${name})${text} {`,
    '  const value = process.env[name];',
    '  if (!value) throw new Error("Set the environment variable " + name);',
    '  return value;',
    '}',
    '',
  ];
}
