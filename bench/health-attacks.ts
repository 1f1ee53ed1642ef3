/** The most expensive requests that the server accepts. */
import { type ClientRequest, createServer, request as httpRequest } from 'node:http';
import { zipSync } from 'fflate';
import { buildExport, chatInputNode, chatOutputNode } from '#engine/testing/build-flow.ts';
import { publishFlow } from './publish-flow.ts';

const MB = 1024 * 1024;

export interface Attack {
  what: string;
  /**
   * Makes the requests, before the server is started. The returned function resolves when the server has finished all
   * work for them.
   */
  prepare(): (url: string) => Promise<void>;
}

/** Publishes the flows that the attacks use. */
export async function publishTargets(url: string): Promise<void> {
  const text = { id: 'TextInput-1', type: 'TextInput', fields: { input_value: '' }, outputs: ['text'] };
  const convert = {
    id: 'Convert-1',
    type: 'TypeConverterComponent',
    name: 'Convert',
    fields: { input_data: { type: 'other', value: '' }, auto_parse: true },
    outputs: ['dataframe_output'],
  };
  const load = { id: 'Load-1', type: 'JSONtoData', name: 'Load', fields: { json_string: '' }, outputs: ['data'] };
  const flows = [
    {
      endpoint_name: 'echo',
      ...buildExport([chatInputNode, chatOutputNode()], ['ChatInput-1.message > ChatOutput-1.input_value']),
    },
    { endpoint_name: 'table', ...buildExport([text, convert], ['TextInput-1.text > Convert-1.input_data'], 'flow-2') },
    { endpoint_name: 'load', ...buildExport([load], [], 'flow-3') },
    { name: 'Large', endpoint_name: 'large', data: { nodes: [], edges: [] }, filler: 'x'.repeat(9.5 * MB) },
  ];
  for (const flow of flows) await publishFlow(url, {}, flow);
}

/** Sends it and reads the whole answer. */
function postOf(path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') {
  return async (url: string): Promise<void> => {
    const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': type }, body });
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
    console.error(`  ${path}: ${response.status}, ${bytes} bytes`);
  };
}

function runOf(flow: string, body: object) {
  return postOf(`/api/v1/run/advanced/${flow}`, JSON.stringify(body));
}

/** A template that is filled in for each of many lines. */
function templateTweaks(placeholders: number, lines: number) {
  const tweaks = {
    Checklist: { pattern: '{text:10000}'.repeat(placeholders) },
    'TextInput-n1Not': { input_value: 'b\n'.repeat(lines) },
  };
  return { inputs: [], tweaks };
}

/** As many values as a body may contain, in as many bytes. */
const manyValues = () => Array.from({ length: 499_000 }, (_, index) => `value ${index}`.padEnd(17));
const objects = () => Array.from({ length: 24_000 }, (_, index) => ({ id: index, name: `Name ${index}`, on: true }));
const csv = () => {
  const row = Array.from({ length: 100 }, (_, column) => `cell ${column}`).join(',');
  return Array.from({ length: 1_990 }, () => row).join('\n');
};
const flowOf = (bytes: number, name: string) => {
  const node = (index: number) => ({
    id: `Node-${index}`,
    type: 'genericNode',
    data: {
      id: `Node-${index}`,
      type: 'Prompt',
      node: {
        template: Object.fromEntries(
          Array.from({ length: 10 }, (_, field) => [
            `field_${field}`,
            { name: `field_${field}`, type: 'str', value: 'w'.repeat(90), show: true, advanced: false, list: false },
          ]),
        ),
        outputs: [{ name: 'prompt', types: ['Message'] }],
      },
    },
  });
  const size = JSON.stringify(node(1)).length;
  return {
    name,
    data: { nodes: Array.from({ length: Math.floor(bytes / size) }, (_, index) => node(index)), edges: [] },
  };
};

/** Opens this many requests that nobody reads, and aborts them after a second. */
async function unread(url: string, path: string, count: number): Promise<void> {
  const open: ClientRequest[] = [];
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((done) => {
          const request = httpRequest(url + path, { agent: false }, () => done());
          request.on('error', () => done());
          open.push(request);
          request.end();
        }),
    ),
  );
  await new Promise((done) => setTimeout(done, 1_000));
  for (const request of open) request.destroy();
}

/** A server that answers with this many bytes, and a request for them through the relay. */
async function relayed(url: string, bytes: number): Promise<void> {
  const chunk = Buffer.alloc(MB, 0x20);
  const target = createServer(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let sent = 0; sent < bytes; sent += chunk.length) {
      if (!response.write(chunk)) await new Promise((done) => response.once('drain', done));
    }
    response.end();
  });
  await new Promise<void>((done) => target.listen(0, '127.0.0.1', done));
  const address = target.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const registered = await fetch(`${url}/relay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: `http://127.0.0.1:${port}` }),
  });
  const { id }: { id: string } = await registered.json();
  const response = await fetch(`${url}/relay/${id}/api/v1/version`);
  for await (const _chunk of response.body ?? []);
  target.close();
}

export const ATTACKS: Attack[] = [
  {
    what: 'a pattern that searches for ever, for 3 s',
    prepare: () => async (url) => {
      const tweaks = {
        'Address Finder': { pattern: '(a+)+$' },
        'TextInput-n1Not': { input_value: `${'a'.repeat(45)}b` },
      };
      await fetch(`${url}/api/v1/run/advanced/text-toolbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ inputs: [], tweaks }),
        signal: AbortSignal.timeout(3_000),
      }).catch(() => undefined);
    },
  },
  {
    what: 'a template that would take all memory',
    prepare: () => runOf('text-toolbox', templateTweaks(2_000, 500)),
  },
  { what: 'a template that makes 10 MB', prepare: () => runOf('text-toolbox', templateTweaks(1_000, 1)) },
  { what: 'a body of 10 MB and 499,000 values', prepare: () => runOf('echo', { filler: manyValues() }) },
  {
    what: 'a body of 10 MB that is not JSON',
    prepare: () => postOf('/api/v1/run/advanced/echo', `{"filler":"${'x\\u00e9'.repeat(1.4 * MB)}`),
  },
  {
    what: 'a text of 9.5 MB through a chat, and its reply',
    prepare: () => runOf('echo', { inputs: [{ input_value: 'x'.repeat(9.5 * MB) }] }),
  },
  {
    what: 'a table of 199,000 cells',
    prepare: () => runOf('table', { outputs: ['Convert-1'], inputs: [{ input_value: csv(), type: 'any' }] }),
  },
  {
    what: 'JSON of 96,000 values through a component',
    prepare: () =>
      runOf('load', { outputs: ['Load-1'], tweaks: { 'Load-1': { json_string: JSON.stringify(objects()) } } }),
  },
  {
    what: 'the import of a flow of 9.5 MB',
    prepare: () => postOf('/api/v1/flows/', JSON.stringify(flowOf(9.5 * MB, 'Many parts'))),
  },
  {
    what: 'the import of a zip of 6 flows, 54 MB in all',
    prepare: () => {
      const files = Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [
          `${index}.json`,
          Buffer.from(JSON.stringify({ ...flowOf(2 * MB, `Zipped ${index}`), filler: 'x'.repeat(7 * MB) })),
        ]),
      );
      return postOf('/api/v1/flows/', zipSync(files, { level: 1 }), 'application/zip');
    },
  },
  {
    what: 'the import of 500 flows',
    prepare: () => {
      const flows = Array.from({ length: 500 }, (_, index) => flowOf(15_000, `Flow ${index}`));
      return postOf('/api/v1/flows/', JSON.stringify(flows));
    },
  },
  {
    what: '60 readers that do not read a flow of 9.5 MB',
    prepare: () => (url) => unread(url, '/api/v1/flows/large', 60),
  },
  {
    what: 'the stored messages of three chats of 9.5 MB',
    prepare: () => {
      const chat = runOf('echo', { inputs: [{ input_value: 'x'.repeat(9.5 * MB) }] });
      return async (url) => {
        for (let count = 0; count < 3; count += 1) await chat(url);
        const response = await fetch(`${url}/api/v1/monitor/messages`);
        for await (const _chunk of response.body ?? []);
      };
    },
  },
  { what: 'a relayed reply of 300 MB', prepare: () => (url) => relayed(url, 300 * MB) },
];
