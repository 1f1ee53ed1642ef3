/** The recorded requests of run/advanced, sent to a real Langflow and to the embedded server: the same answers but for the wanted differences. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/contract/json.ts';
import { readText, runResponseSchema } from '../../src/contract/run-response.ts';
import { readRecording, runAdvancedCases } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { keyShape } from './key-shape.ts';
import { currentLangflow, embeddedServer, publish, type RunAnswer, runAdvanced } from './servers.ts';

/** Flows of the recordings that consist of components which every Langflow has. */
const flowNames = ['echo', 'prompt', 'two', 'split', 'json'];

/** Differences that the embedded server has on purpose (docs/embedded-server.md). */
const wanted = new Map([
  ['two untargeted inputs', 'every input is answered, not only the first'],
  ['two targeted inputs', 'every input is answered, not only the first'],
  ['session unknown', 'a session is made on first use'],
  ['no key', 'no key is asked for unless one is set'],
  ['wrong key', 'no key is asked for unless one is set'],
]);

const cases = runAdvancedCases().filter(
  ({ flow, name }) =>
    flow !== null && flowNames.includes(flow) && !wanted.has(name) && name !== 'flow by endpoint name',
);

const servers = { langflow: currentLangflow(), embedded: embeddedServer() };
const ids = { langflow: new Map<string, string>(), embedded: new Map<string, string>() };

beforeAll(async () => {
  for (const name of flowNames) {
    const flow = exportFromOutline(parseOutline(readRecording(`flows/${name}.json`)));
    ids.langflow.set(name, await publish(servers.langflow, { ...flow, name: `contract ${name}` }));
    ids.embedded.set(name, await publish(servers.embedded, { ...flow, name: `contract ${name}` }));
  }
});

/** `component=text` for every result of every input, as the recordings' tables write it. */
function textsOf(body: JsonValue): string[] {
  const { outputs } = runResponseSchema.parse(body);
  return (outputs ?? []).flatMap((entry, index) =>
    (entry?.outputs ?? []).map((result) => `${index} ${result?.component_id}=${result ? readText(result) : null}`),
  );
}

/** A body with the flow's own id where the recording has the id of its flow. */
function bodyFor(body: JsonValue | undefined, recordedId: string, id: string): JsonValue {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.parse(JSON.stringify(body).replaceAll(recordedId, id));
}

describe('run/advanced', () => {
  it.each(cases.map((recorded) => [recorded.name, recorded] as const))('%s', async (_name, { flow, request }) => {
    const recordedId = request.path.split('/').at(-1) ?? '';
    const contentType = request.headers['Content-Type'];
    const ask = (side: 'langflow' | 'embedded'): Promise<RunAnswer> => {
      const id = ids[side].get(flow ?? '') ?? '';
      return runAdvanced(
        servers[side],
        id,
        bodyFor(request.body, recordedId, id),
        contentType ? { 'content-type': contentType } : {},
      );
    };
    const [real, ours] = [await ask('langflow'), await ask('embedded')];
    expect(ours.status).toBe(real.status);
    if (real.status === 200) {
      expect(textsOf(ours.body)).toEqual(textsOf(real.body));
      expect(keyShape(ours.body)).toEqual(keyShape(real.body));
    } else {
      expect(keyShape(ours.body)).toEqual(keyShape(real.body));
    }
  });

  it('answers every input on the embedded server, where a Langflow repeats the first', async () => {
    const body = { inputs: [{ input_value: 'one' }, { input_value: 'two' }] };
    const [real, ours] = [
      await runAdvanced(servers.langflow, ids.langflow.get('echo') ?? '', body),
      await runAdvanced(servers.embedded, ids.embedded.get('echo') ?? '', body),
    ];
    expect(textsOf(real.body).map((text) => text.split('=')[1])).toEqual(['one', 'one']);
    expect(textsOf(ours.body).map((text) => text.split('=')[1])).toEqual(['one', 'two']);
  });
});
