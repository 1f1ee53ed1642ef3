/** Writes a planned request as a Python 3 program that only needs the standard library. */
import { KEY_VARIABLE, type SnippetRequest, variableNotes } from './snippet-request.ts';
import { type Literals, printValue } from './snippet-value.ts';

/** A JSON string is also a valid Python string with the same value. */
const style: Literals = {
  indent: '    ',
  print: (value) => (value === null ? 'None' : value ? 'True' : 'False'),
  readVariable: (variable) => `os.environ[${JSON.stringify(variable)}]`,
  printKey: (key) => JSON.stringify(key),
};

export function pythonSnippet(request: SnippetRequest): string {
  const { bodies, globals, isStream, needsKey, secrets, url } = request;
  const isOne = bodies.length === 1;
  const indent = isOne ? '' : '    ';
  const readsVariables = needsKey || secrets.length + globals.length > 0;
  const send = [
    'request = urllib.request.Request(url, data=json.dumps(body).encode(), headers=headers, method="POST")',
    'try:',
    '    with urllib.request.urlopen(request) as answer:',
    ...(isStream
      ? [
          '        for line in answer:  # as it arrives',
          '            sys.stdout.buffer.write(line)',
          '            sys.stdout.flush()',
        ]
      : ['        sys.stdout.buffer.write(answer.read() + b"\\n")', '        sys.stdout.flush()']),
    'except urllib.error.HTTPError as error:',
    '    sys.exit(f"{error.code} {error.read().decode()}")',
  ];
  return [
    ...variableNotes(request).map((note) => `# ${note}`),
    'import json',
    ...(readsVariables ? ['import os'] : []),
    'import sys',
    'import urllib.error',
    'import urllib.request',
    '',
    `url = ${JSON.stringify(url)}`,
    'headers = {',
    ...request.headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${printValue(value, style)},`),
    ...(needsKey ? [`    "x-api-key": ${style.readVariable(KEY_VARIABLE)},`] : []),
    '}',
    isOne ? `body = ${printValue(bodies[0] ?? null, style)}` : `bodies = ${printValue(bodies, style)}`,
    '',
    ...(isOne ? [] : ['for body in bodies:']),
    ...send.map((line) => indent + line),
    '',
  ].join('\n');
}
