import { describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import { type InstalledSample, installSamples } from './install-samples.ts';

/** The model component as listed by Langflow: its key comes from a variable of the user. */
const components = {
  models: {
    LanguageModelComponent: {
      template: {
        code: { type: 'code', value: 'class LanguageModelComponent: ...' },
        model: { type: 'model', value: '' },
        api_key: { type: 'str', value: 'OPENAI_API_KEY', load_from_db: true },
      },
      outputs: [{ name: 'text_output', types: ['Message'] }],
    },
  },
};

function sample(name: string, ...types: string[]): FlowExport {
  const nodes = types.map((type, index) => ({ id: `${type}-${index}`, data: { type, node: { template: {} } } }));
  return { name, description: `About ${name}`, data: { nodes, edges: [] } };
}

/** Installs `samples` on a server that answers each flow with the next of `replies`. Also returns the requests. */
async function install(
  samples: readonly FlowExport[],
  replies: readonly Response[],
): Promise<{ installed: InstalledSample[]; sent: FlowExport[] }> {
  const left = [...replies];
  const sent: FlowExport[] = [];
  const { samples: installed } = await installSamples(async (path, init) => {
    if (path === endpoints.components) return Response.json(components);
    if (path === endpoints.models) return new Response('', { status: 404 });
    if (path === endpoints.flowHeaders) return Response.json([{ id: 'old', name: 'Known' }]);
    expect([path, init?.method]).toEqual([endpoints.flows, 'POST']);
    sent.push(JSON.parse(String(init?.body)));
    return left.shift() ?? new Response('', { status: 500 });
  }, samples);
  return { installed, sent };
}

const made = (id: string) => Response.json({ id }, { status: 201 });

describe('installed samples', () => {
  it("have the server's code and a model, and use the server's key", async () => {
    const { installed, sent } = await install([sample('Fresh', 'LanguageModelComponent')], [made('new')]);
    expect(installed).toEqual([{ name: 'Fresh', id: 'new', outcome: 'made', missingTypes: [], detail: '' }]);
    expect(sent).toMatchObject([{ name: 'Fresh', description: 'About Fresh' }]);
    expect(sent[0]?.data.nodes[0]?.data.node?.template).toMatchObject({
      code: { value: 'class LanguageModelComponent: ...' },
      model: { value: [{ name: 'gpt-4o-mini', provider: 'OpenAI' }] },
      api_key: { value: '', load_from_db: false },
    });
  });

  it('are not created again if a flow has the name', async () => {
    const { installed, sent } = await install([sample('Known', 'LanguageModelComponent')], []);
    expect(installed).toMatchObject([{ name: 'Known', id: 'old', outcome: 'already-there' }]);
    expect(sent).toEqual([]);
  });

  it('report each type that the server does not list once', async () => {
    const { installed } = await install([sample('Fresh', 'Novel', 'Novel', 'Newer')], [made('new')]);
    expect(installed).toMatchObject([{ outcome: 'made', missingTypes: ['Novel', 'Newer'] }]);
  });

  it('get no model if the server has no component for one', async () => {
    const bare = async () => Response.json([]);
    expect(await installSamples(bare, [])).toEqual({ samples: [], model: null });
  });

  it.each([
    ['a refusal', new Response('{"detail":"No room"}', { status: 507 }), '507 {"detail":"No room"}'],
    ['a web page', new Response('<!doctype html><title>Sign in</title>'), '200 <!doctype html><title>Sign in</title>'],
    ['an answer without an id', Response.json({ ok: true }), '200 {"ok":true}'],
  ])('fail independently: %s is reported, and the others are still created', async (_, reply, detail) => {
    const { installed } = await install([sample('A'), sample('B'), sample('C')], [made('a'), reply, made('c')]);
    expect(installed).toMatchObject([
      { name: 'A', id: 'a', outcome: 'made', detail: '' },
      { name: 'B', id: null, outcome: 'failed', detail },
      { name: 'C', id: 'c', outcome: 'made', detail: '' },
    ]);
  });

  it('need the list of components of the server', async () => {
    const refuse = async () => new Response('{}', { status: 403 });
    await expect(installSamples(refuse, [sample('A')])).rejects.toThrow('did not list its components: 403');
  });
});
