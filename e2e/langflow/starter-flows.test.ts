/** Every flow that ships with Langflow can be parsed, indexed and tweaked. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { embeddedNeedsSchema } from '../../src/contract/embedded-needs.ts';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { componentRegistry } from '../../src/engine/components/registry.ts';
import { findNeeds } from '../../src/engine/plan/find-needs.ts';
import type { FlowIndex } from '../../src/flow/index/flow-index.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { withModel } from '../../src/flow/text/model-tweaks.ts';
import { tweaksSchemaOf } from '../../src/flow/text/tweaks-schema.ts';
import { parseTweaksText } from '../../src/flow/text/tweaks-text.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { currentRelease, embeddedServer, runAdvanced, starterFolders } from './servers.ts';
import { ask } from './tested-server.ts';

const files = starterFolders().flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) =>
        [
          `${folder.includes('0.7.3') ? '0.7.3' : currentRelease()} ${basename(name, '.json')}`,
          join(folder, name),
        ] as const,
    ),
);
const embedded = embeddedServer();
const uploadSchema = z.object({ file_path: z.string() });
const rules = tweakRulesFor({ version: currentRelease() });

it('there are starter flows of both releases', () => {
  expect(files.filter(([name]) => name.startsWith(currentRelease())).length).toBeGreaterThanOrEqual(27);
  expect(files.filter(([name]) => name.startsWith('0.7.3')).length).toBeGreaterThan(20);
});

it('eight flows of the current release need no Langflow', () => {
  const own = files.filter(
    ([name, path]) => name.startsWith(currentRelease()) && needsOf(path).needs_langflow.length === 0,
  );
  expect(own.map(([name]) => name.slice(currentRelease().length + 1)).sort()).toEqual([
    'Basic Prompting',
    'Financial Report Parser',
    'Image Sentiment Analysis',
    'Multi Agent Flow',
    'Portfolio Website Code Generator',
    'SEO Keyword Generator',
    'Text Sentiment Analysis',
    'Twitter Thread Generator',
  ]);
});

function needsOf(path: string) {
  const flow = flowExportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return findNeeds(indexFlow(flow), componentRegistry);
}

/** A flow that starts with a file has no answer without one. */
async function filesFor({ components }: FlowIndex, flow: string) {
  const readers = components.filter(({ type }) => type === 'File');
  if (readers.length === 0) return {};
  const form = new FormData();
  form.append('file', new Blob(['EBITDA was 900.']), 'report.txt');
  const sent = await fetch(`${embedded.url}/api/v1/files/upload/${flow}`, { method: 'POST', body: form });
  const { file_path } = uploadSchema.parse(await sent.json());
  return Object.fromEntries(readers.map(({ id }) => [id, { path: [file_path] }]));
}

describe.each(files)('%s', (_name, path) => {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const index = indexFlow(flowExportSchema.parse(value));

  it('is indexed without problems', () => {
    expect(index.problems).toEqual([]);
    expect(index.components.length).toBeGreaterThan(0);
  });

  it('gives every field that can be tweaked a verdict and a place in the schema', () => {
    const tweaks = Object.fromEntries(
      index.components.map(({ id, fields }) => [
        id,
        Object.fromEntries(
          [...fields.values()].filter(({ isProtected }) => !isProtected).map(({ name, value: own }) => [name, own]),
        ),
      ]),
    );
    const verdicts = matchTweaks(index, tweaks, { rules, bindings: bindInputs(index, undefined) });
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.every(({ state }) => state !== 'refused')).toBe(true);
    expect(JSON.stringify(tweaksSchemaOf(index)).length).toBeGreaterThan(100);
  });

  it('is imported and served, and answers with the demo model or names all that it needs', async () => {
    const made = await fetch(`${embedded.url}/api/v1/flows/`, {
      method: 'POST',
      headers: embedded.headers,
      body: JSON.stringify(value),
    });
    expect(made.status).toBe(201);
    const { id } = flowExportSchema.parse(await made.json());
    const served = flowExportSchema.parse(await (await ask(embedded, `/api/v1/flows/${id}`)).json());
    expect(indexFlow(served).components.map((component) => component.id)).toEqual(
      index.components.map((component) => component.id),
    );
    if (!id) throw new Error('The server did not say its id');
    const needs = embeddedNeedsSchema.parse(served.embedded_needs);
    expect(needs).toEqual(findNeeds(index, componentRegistry));
    const models = needs.needs_model.map((model) => model.id);
    const { tweaks } = parseTweaksText(withModel('', index, models));
    const answer = await runAdvanced(embedded, id, {
      inputs: [{ input_value: 'My name is Ada.' }],
      tweaks: { ...tweaks, ...(await filesFor(index, id)) },
    });
    if (needs.needs_langflow.length === 0) return expect(answer.status).toBe(200);
    expect(answer.status).toBe(422);
    const refusal = JSON.stringify(answer.body);
    expect(refusal).toContain('This flow needs a Langflow');
    for (const name of needs.needs_langflow) expect(refusal).toContain(name);
  });
});
