import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { fillSecrets } from './fill-secrets.ts';
import { type FieldToWrite, fieldsToWrite, writeChanges } from './write-tweaks.ts';

const { rules } = LANGFLOW_SERVER;
const components = [
  {
    id: 'Model-m',
    name: 'Model',
    fields: {
      temperature: { type: 'float', value: 0.1 },
      words: 6,
      stream: false,
      file: { type: 'file', value: '', file_path: 'a.txt' },
      model: { value: 'MODEL', load_from_db: true },
      api_key: { value: '', password: true },
      hidden: { value: 'x', show: false },
      code: { type: 'code', value: 'import x' },
    },
  },
  { id: 'Prompt-p', name: 'Prompt', fields: { template: 'old' } },
];
const flow = smallFlow(components, ['Prompt-p -> Model-m.words']);
const index = indexFlow(flow);
const data: JsonObject = JSON.parse(JSON.stringify(flow.data));

function changesOf(fields: readonly FieldToWrite[]) {
  return fields.map(({ change }) => change);
}

/** The flow after the tweaks were written. */
function written(tweaks: JsonObject) {
  const fields = fieldsToWrite(index, tweaks, rules);
  const changed = fields && writeChanges(data, changesOf(fields));
  return changed && indexFlow({ ...flow, data: JSON.parse(JSON.stringify(changed)) });
}

describe('tweaks that become the flow', () => {
  it('change the fields that they change in a run, by id, by name and bare', () => {
    const after = written({ Model: { temperature: 0.9 }, 'Model-m': { file: 'b.txt' }, template: 'new' });
    const model = after?.byId.get('Model-m')?.fields;
    expect(model?.get('temperature')?.value).toBe(0.9);
    expect(model?.get('file')?.value).toBe('b.txt');
    expect(after?.byId.get('Prompt-p')?.fields.get('template')?.value).toBe('new');
    expect(data).toEqual(JSON.parse(JSON.stringify(flow.data)));
  });

  it('change nothing where a run ignores them: hidden, fed by a connection, unknown, the same, set by the run', () => {
    const tweaks = { Model: { hidden: 'y', words: 9, none: 1, temperature: 0.1, stream: true }, Nobody: { a: 1 } };
    expect(fieldsToWrite(index, tweaks, rules)).toEqual([]);
  });

  it('write null, for which the component uses its built-in default', () => {
    const after = written({ Model: { temperature: null } });
    expect(after?.byId.get('Model-m')?.fields.get('temperature')?.value).toBeNull();
  });

  it('put a value in place of a variable', () => {
    const field = written({ Model: { model: 'gpt' } })
      ?.byId.get('Model-m')
      ?.fields.get('model');
    expect(field).toMatchObject({ value: 'gpt', isVariable: false });
  });

  it('say which values are secrets', () => {
    const fields = fieldsToWrite(index, { Model: { api_key: 'canary-secret', temperature: 1 } }, rules);
    expect(fields?.map(({ field, isSecret }) => [field, isSecret])).toEqual([
      ['api_key', true],
      ['temperature', false],
    ]);
  });

  it.each([[{ Model: { code: 'import y' } }], [{ template: null }]])('are none if the server refuses %j', (tweaks) => {
    expect(fieldsToWrite(index, tweaks, rules)).toBeNull();
  });

  it('are not written into a graph that no longer has one of the fields', () => {
    const fields = fieldsToWrite(index, { template: 'new' }, rules);
    expect(fields && writeChanges({ nodes: [] }, changesOf(fields))).toBeNull();
  });
});

describe('the secrets of a version', () => {
  const withKey = (key: JsonObject) =>
    smallFlow([{ id: 'Model-m', fields: { api_key: { password: true, ...key }, words: 6 } }]);
  const filled = (version: JsonObject, now: JsonObject) => {
    const flow = withKey(version);
    const graph = fillSecrets({ flow, index: indexFlow(flow) }, indexFlow(withKey(now)));
    return indexFlow({ ...flow, data: JSON.parse(JSON.stringify(graph)) })
      .byId.get('Model-m')
      ?.fields.get('api_key');
  };

  it('are those of the flow where the server left them out', () => {
    expect(filled({ value: null }, { value: 'canary-secret' })).toMatchObject({
      value: 'canary-secret',
      isVariable: false,
    });
    expect(filled({ value: '' }, { value: 'MINE', load_from_db: true })).toMatchObject({
      value: 'MINE',
      isVariable: true,
    });
  });

  it('are those of the flow inside a value, too', () => {
    const withModel = (metadata: JsonObject) =>
      smallFlow([{ id: 'Model-m', fields: { model: { value: [{ name: 'gpt', metadata }] } } }]);
    const flow = withModel({ api_key_param: null, size: null });
    const now = indexFlow(withModel({ api_key_param: 'its_key', size: 4 }));
    expect(fillSecrets({ flow, index: indexFlow(flow) }, now)).toEqual(
      JSON.parse(JSON.stringify(withModel({ api_key_param: 'its_key', size: null }).data)),
    );
  });

  it('stay what the version has', () => {
    expect(filled({ value: 'OLD', load_from_db: true }, { value: 'canary' })).toMatchObject({
      value: 'OLD',
      isVariable: true,
    });
  });
});
