/** Creates sample flows on a Langflow server, with code and templates from its component list and a model that it can run. */
import * as z from 'zod/mini';
import { endpoints } from '#contract/endpoints.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import { parseJsonAs } from '#contract/json-schema.ts';
import { adoptComponents, readComponentList } from '#flow/rebind/adopt-components.ts';
import { findSampleModel, type LangflowFetch, type SampleModel } from './sample-model.ts';

export interface InstalledSample {
  name: string;
  /** Id of the created or existing flow; null if it failed. */
  id: string | null;
  outcome: 'made' | 'already-there' | 'failed';
  /** Types that the server does not list; components of these types will not run. */
  missingTypes: string[];
  /** The server's answer if it failed. */
  detail: string;
}

export interface Installation {
  samples: InstalledSample[];
  /** The model of the Language Model components; null if the server does not list that component. */
  model: SampleModel | null;
}

const LANGUAGE_MODEL = 'LanguageModelComponent';
const namedFlows = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const madeFlow = z.looseObject({ id: z.string() });

/** Throws when the server does not list its components or flows; the failure of a flow is in its entry. */
export async function installSamples(send: LangflowFetch, samples: readonly FlowExport[]): Promise<Installation> {
  const list = readComponentList(await readJson(await send(endpoints.components), 'list its components'));
  const flows = namedFlows.parse(await readJson(await send(endpoints.flowHeaders), 'list its flows'));
  const known = new Map(flows.map(({ id, name }) => [name, id]));
  const component = list.get(LANGUAGE_MODEL);
  const model = component ? await findSampleModel(send, component) : null;
  const values = new Map(model ? [[LANGUAGE_MODEL, model.fields]] : []);
  const installed: InstalledSample[] = [];
  for (const sample of samples) {
    const name = sample.name ?? 'Sample';
    const id = known.get(name);
    if (id !== undefined) {
      installed.push({ name, id, outcome: 'already-there', missingTypes: [], detail: '' });
      continue;
    }
    const { flow, missing } = adoptComponents(sample, list, values);
    const { name: _name, description, data } = flow;
    const response = await send(endpoints.flows, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, description, data }),
    });
    const text = await response.text();
    const madeId = response.ok ? (parseJsonAs(madeFlow, text)?.id ?? null) : null;
    installed.push({
      name,
      id: madeId,
      outcome: madeId === null ? 'failed' : 'made',
      missingTypes: [...new Set(missing.map(({ type }) => type))],
      detail: madeId === null ? `${response.status} ${text.slice(0, 300)}` : '',
    });
  }
  return { samples: installed, model };
}

async function readJson(response: Response, what: string): Promise<unknown> {
  if (!response.ok) throw new Error(`The server did not ${what}: ${response.status}`);
  return response.json();
}
