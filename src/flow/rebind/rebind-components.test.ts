import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { indexFlow } from '../index/index-flow.ts';
import { applyRebinds } from './apply-rebinds.ts';
import { componentUse, findRebinds, PRESELECT_CONFIDENCE, unknownComponents } from './rebind-components.ts';

interface Part {
  id: string;
  type?: string;
  name?: string;
  fields?: string[];
}

function flowOf(...parts: Part[]): FlowIndex {
  const nodes = parts.map(({ id, type = id.split('-')[0] ?? '', name = type, fields = ['input_value'] }) => ({
    id,
    data: {
      id,
      type,
      node: {
        display_name: name,
        template: Object.fromEntries(
          fields.map((field) => [field, { name: field, type: 'str', value: '', show: true }]),
        ),
        outputs: [],
      },
    },
  }));
  return indexFlow(flowExportSchema.parse({ id: 'f', name: 'F', data: { nodes, edges: [] } }));
}

function matchesOf(index: FlowIndex, tweaks: Tweaks, targets: string[] = [], outputs: string[] = []) {
  return findRebinds(index, { tweaks, targets, outputs }).map(({ oldId, proposed }) => [
    oldId,
    proposed.id,
    Number(proposed.confidence.toFixed(2)),
  ]);
}

const bench = flowOf(
  { id: 'ChatInput-n1' },
  { id: 'Prompt-n2', name: 'Formal', fields: ['template', 'tone'] },
  { id: 'Prompt-n3', name: 'Short', fields: ['template', 'length'] },
  { id: 'LanguageModelComponent-n4', name: 'Language Model', fields: ['temperature', 'api_key'] },
  { id: 'ChatOutput-n5' },
);

describe('unknownComponents', () => {
  it('are the names that look like ids, with what uses them', () => {
    const use = componentUse({
      tweaks: { 'Prompt-o1': { tone: 'a' }, 'top-p': 1, 'Prompt-n2': {}, Formal: {}, plain: {} },
      inputs: [{ components: ['ChatInput-o2', 'Formal'] }, {}],
      outputs: ['Prompt-o1', 'ChatOutput-n5'],
    });
    expect(unknownComponents(bench, use)).toEqual([
      { oldId: 'Prompt-o1', isTweaked: true, fields: ['tone'], isTarget: false, isOutput: true },
      { oldId: 'ChatInput-o2', isTweaked: false, fields: [], isTarget: true, isOutput: false },
    ]);
  });
});

describe('findRebinds', () => {
  it.each<[string, Tweaks, unknown[]]>([
    [
      'the type',
      { 'LanguageModelComponent-o4': { temperature: 1 } },
      [['LanguageModelComponent-o4', 'LanguageModelComponent-n4', 1]],
    ],
    [
      'the display name in the id',
      { 'Language Model-o4': { temperature: 1 } },
      [['Language Model-o4', 'LanguageModelComponent-n4', 1]],
    ],
    ['fields that distinguish components of one type', { 'Prompt-o3': { length: 3 } }, [['Prompt-o3', 'Prompt-n3', 1]]],
    [
      'elimination',
      { 'Prompt-o2': { template: 'x' }, 'Prompt-o3': { length: 3 } },
      [
        ['Prompt-o2', 'Prompt-n2', 1],
        ['Prompt-o3', 'Prompt-n3', 1],
      ],
    ],
    ['an older name of the type', { 'ChatInputs-o1': { input_value: 'x' } }, [['ChatInputs-o1', 'ChatInput-n1', 0.78]]],
    [
      'fields alone, with less confidence',
      { 'OpenAIModel-o4': { temperature: 1, api_key: 'x' } },
      [['OpenAIModel-o4', 'LanguageModelComponent-n4', 0.45]],
    ],
    [
      'nothing for names that are not ids',
      { Missing: { temperature: 1 }, temperature: 2, 'Prompt-n2': { tone: 'x' } },
      [],
    ],
    ['nothing for a type that the flow does not have', { 'Webhook-o9': { url: 'x' } }, []],
  ])('goes by %s', (_name, tweaks, expected) => {
    expect(matchesOf(bench, tweaks)).toEqual(expected);
  });

  it('proposes equal components in order, with too little confidence to apply them without a question', () => {
    const found = findRebinds(bench, {
      tweaks: { 'Prompt-o2': { template: 'x' }, 'Prompt-o3': { template: 'y' } },
      targets: [],
      outputs: [],
    });
    expect(found.map(({ proposed }) => proposed.id)).toEqual(['Prompt-n2', 'Prompt-n3']);
    for (const { proposed, candidates } of found) {
      expect(proposed.confidence).toBeLessThan(PRESELECT_CONFIDENCE);
      expect(candidates.length).toBeGreaterThan(1);
    }
  });

  it('never proposes a component that the request already names', () => {
    const tweaks = { 'Prompt-n3': { length: 1 }, 'Prompt-o2': { template: 'x' } };
    expect(matchesOf(bench, tweaks)).toEqual([['Prompt-o2', 'Prompt-n2', 1]]);
  });

  it('finds ids in targets and outputs, each once', () => {
    const [input, output] = findRebinds(bench, {
      tweaks: {},
      targets: ['ChatInput-o1'],
      outputs: ['ChatOutput-o5', 'Formal'],
    });
    expect(input).toMatchObject({
      oldId: 'ChatInput-o1',
      isTarget: true,
      proposed: { id: 'ChatInput-n1', confidence: 1 },
    });
    expect(output).toMatchObject({ oldId: 'ChatOutput-o5', isOutput: true, proposed: { id: 'ChatOutput-n5' } });
  });
});

const folder = resolve(import.meta.dirname, '../../../public/examples');
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.request.json'))
  .map((name) => [name, readFileSync(resolve(folder, name), 'utf8')] as const);

describe.each(samples)('after an import of %s', (_name, text) => {
  const before = indexFlow(flowExportSchema.parse(JSON.parse(text)));
  const ids = before.components.map(({ id }) => id);

  it('finds every component with a unique type and fields, and is not sure of the others', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'B', '7'), { minLength: 5, maxLength: 5 }), (tail) => {
        const renamed = new Map(
          ids.map((id, index) => [id, `${id.slice(0, id.lastIndexOf('-'))}-${tail.join('')}${index}`]),
        );
        const imported = [...renamed].reduce((all, [from, to]) => all.replaceAll(`${from}"`, `${to}"`), text);
        const after = indexFlow(flowExportSchema.parse(JSON.parse(imported)));
        const tweaks = Object.fromEntries(
          before.components.map(({ id, fields }) => [
            id,
            Object.fromEntries([...fields.keys()].map((name) => [name, 'x'])),
          ]),
        );
        const found = findRebinds(after, { tweaks, targets: [], outputs: [] });
        expect(found).toHaveLength(ids.length);
        const kind = (id: string) => `${before.byId.get(id)?.type} ${[...(before.byId.get(id)?.fields.keys() ?? [])]}`;
        for (const { oldId, proposed } of found) {
          const isUnique = ids.filter((id) => kind(id) === kind(oldId)).length === 1;
          if (isUnique) expect(proposed).toMatchObject({ id: renamed.get(oldId), confidence: 1 });
          else expect(proposed.confidence).toBeLessThan(PRESELECT_CONFIDENCE);
        }
        const text2 = JSON.stringify(tweaks);
        const matches = new Map(found.map(({ oldId, proposed }) => [oldId, proposed.id]));
        const applied = applyRebinds({ tweaksText: text2, targets: [ids], outputs: ids }, matches);
        expect(Object.keys(JSON.parse(applied.tweaksText)).every((id) => after.byId.has(id))).toBe(true);
        expect(applied.outputs.every((id) => after.byId.has(id))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe('applyRebinds', () => {
  it('keeps comments, order and unmatched names', () => {
    const tweaksText = '{\n  // the prompt\n  "Prompt-old": { "tone": "dry" }, // why\n  "Other-x1": { "a": 1 },\n}';
    const request = { tweaksText, targets: [['Prompt-old', 'Chat Input'], []], outputs: ['Prompt-old', 'Prompt-new'] };
    expect(applyRebinds(request, new Map([['Prompt-old', 'Prompt-new']]))).toEqual({
      tweaksText: tweaksText.replace('"Prompt-old"', '"Prompt-new"'),
      targets: [['Prompt-new', 'Chat Input'], []],
      outputs: ['Prompt-new'],
    });
  });
});
