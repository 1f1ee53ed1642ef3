import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { detailRows } from './detail-rows.ts';

const index = indexFlow(supportFlow);
const report = makeTweakReport({
  text: everyState,
  inputs: [{}],
  index,
  rules: tweakRulesFor({ version: '1.13.0' }),
});

function rowsOf(id: string) {
  const component = index.byId.get(id);
  if (!component) throw new Error(`There is no ${id}`);
  return detailRows(index, component, report);
}

describe('the rows of the details', () => {
  it('have changed fields first, then all other fields', () => {
    const { rows } = rowsOf('LanguageModel-b2LxT');
    expect(rows.map(({ line, path }) => [line.field, line.kind, path !== null])).toEqual([
      ['temperature', 'applied', true],
      ['model_name', 'no-op', true],
      ['max_tokens', 'lost', false],
      ['input_value', 'fed', false],
      ['api_key', 'plain', false],
    ]);
    expect(rows[0]?.about).toBe('Higher is bolder. Number, 0 to 2.');
  });

  it('count changed and changeable fields, and say how the tweaks matched the component', () => {
    expect(rowsOf('LanguageModel-b2LxT')).toMatchObject({ changed: 1, tweakable: 5, matched: 'by id' });
    expect(rowsOf('KnowledgeSearch-k3y5t')).toMatchObject({ changed: 1, tweakable: 2, matched: 'by display name' });
    expect(rowsOf('PromptTemplate-p9o8i').matched).toBe('by display name and by field name');
    expect(rowsOf('ChatOutput-Nf5uZ')).toMatchObject({ changed: 0, matched: '' });
  });

  it('say why a tweak is not simply applied', () => {
    const [ignored] = rowsOf('Summarizer-s5d4f').rows;
    expect(ignored?.about).toMatch(/Did you mean words\?/);
  });
});
