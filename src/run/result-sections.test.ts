import { describe, expect, it } from 'vitest';
import { outputNamer, toSections } from './result-sections.ts';
import { answeredRun, runOf, textDelta } from './testing/run-of.ts';

const ALL = { groupBy: 'input', inputShown: null, query: '' } as const;

function rowsOf(sections: ReturnType<typeof toSections>): string[] {
  return sections.map(({ id, rows }) => `${id}: ${rows.map((row) => row.id).join(' ')}`);
}

describe('toSections', () => {
  const run = answeredRun(['about bees', 'about wasps']);

  it('has a section for each input, with its outputs and what is to be said about it', () => {
    expect(rowsOf(toSections(run, ALL))).toEqual(['input-0: 0.0 0.notes', 'input-1: 1.0 1.notes']);
  });

  it('has a section for each output when grouped so', () => {
    expect(rowsOf(toSections(run, { ...ALL, groupBy: 'output' }))).toEqual(['output-ChatOutput-o1: 0.0 1.0']);
  });

  it('shows one input alone', () => {
    expect(rowsOf(toSections(run, { ...ALL, inputShown: 1 }))).toEqual(['input-1: 1.0 1.notes']);
  });

  it('leaves out what does not contain what is searched for', () => {
    expect(rowsOf(toSections(run, { ...ALL, query: ' BEES ' }))).toEqual(['input-0: 0.0 0.notes']);
    expect(rowsOf(toSections(run, { ...ALL, query: 'chat out' }))).toHaveLength(2);
    expect(toSections(run, { ...ALL, query: 'hornets' })).toEqual([]);
  });

  it('finds text that is still arriving', () => {
    const going = runOf({ events: [[1, textDelta(0, 'half a hornet')]], end: 'running' });
    expect(toSections(going, { ...ALL, query: 'hornet' })).toHaveLength(1);
  });

  it('draws of a failed input only what came before its error', () => {
    const error = { status: 500, body: { detail: 'boom' } };
    const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: true };
    const failed = runOf({
      request,
      events: [
        [1, textDelta(0, 'before')],
        [2, { event: 'input-error', at: 1, input: 0, error }],
        [3, { event: 'input-error', at: 2, input: 1, error }],
      ],
    });
    expect(rowsOf(toSections(failed, ALL))).toEqual(['input-0: 0.0 0.notes', 'input-1: 1.notes']);
  });
});

describe('outputNamer', () => {
  it('adds the id only where two outputs share a name', () => {
    const run = answeredRun(['one']);
    const [input] = run.inputs;
    const [output] = input?.outputs ?? [];
    if (!input || !output) throw new Error('no output');
    expect(outputNamer(run)(output)).toBe('Chat Output');
    const twin = { ...output, component: 'ChatOutput-o2' };
    const twins = { ...run, inputs: [{ ...input, outputs: [output, twin] }] };
    expect(outputNamer(twins)(twin)).toBe('Chat Output ChatOutput-o2');
  });
});
