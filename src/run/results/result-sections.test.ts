import { describe, expect, it } from 'vitest';
import type { ResultData } from '#contract/run-response.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf, textDelta } from '../testing/run-of.ts';
import { besideEachOther, isErrorFound, outputNamer, runOutputs, toSections } from './result-sections.ts';

const ALL = { groupBy: 'input', inputShown: null, outputShown: null, query: '' } as const;

function rowsOf(sections: ReturnType<typeof toSections>): string[] {
  return sections.map(({ id, rows }) => `${id}: ${rows.map((row) => row.id).join(' ')}`);
}

describe('toSections', () => {
  const run = answeredRun(['about bees', 'about wasps']);

  it('has a section for each input, with its outputs and notes', () => {
    expect(rowsOf(toSections(run, ALL))).toEqual(['input-0: 0.0 0.notes', 'input-1: 1.0 1.notes']);
  });

  it('has a section for each output when grouped by output', () => {
    expect(rowsOf(toSections(run, { ...ALL, groupBy: 'output' }))).toEqual(['output-ChatOutput-o1: 0.0 1.0']);
  });

  it('shows one input alone', () => {
    expect(rowsOf(toSections(run, { ...ALL, inputShown: 1 }))).toEqual(['input-1: 1.0 1.notes']);
  });

  it('shows one output alone, in both groupings', () => {
    const birds = { ...messageResult('a wren'), component_id: 'Birds-1', component_display_name: 'Birds' };
    const two = runOf({
      events: [
        [1, outputReady(0, messageResult('bees'))],
        [1, outputReady(0, birds, 1)],
        [2, inputEnd(0)],
      ],
    });
    expect(runOutputs(two).map(({ displayName }) => displayName)).toEqual(['Chat Output', 'Birds']);
    const shown = { ...ALL, outputShown: 'Birds-1' } as const;
    expect(rowsOf(toSections(two, shown))).toEqual(['input-0: 0.1 0.notes']);
    expect(rowsOf(toSections(two, { ...shown, groupBy: 'output' }))).toEqual(['output-Birds-1: 0.1']);
  });

  it('puts several inputs side by side, and one alone as it is', () => {
    const sections = toSections(run, ALL);
    expect(besideEachOther(sections)).toMatchObject([{ rows: [{ kind: 'beside', sections }] }]);
    const one = toSections(run, { ...ALL, inputShown: 1 });
    expect(besideEachOther(one)).toEqual(one);
  });

  it('leaves out everything without the searched text', () => {
    expect(rowsOf(toSections(run, { ...ALL, query: ' BEES ' }))).toEqual(['input-0: 0.0 0.notes']);
    expect(rowsOf(toSections(run, { ...ALL, query: 'chat out' }))).toHaveLength(2);
    expect(toSections(run, { ...ALL, query: 'hornets' })).toEqual([]);
  });

  it('finds text that is still arriving', () => {
    const going = runOf({ events: [[1, textDelta(0, 'half a hornet')]], end: 'running' });
    expect(toSections(going, { ...ALL, query: 'hornet' })).toHaveLength(1);
  });

  it.each(['C:\\dir', 'say "hi"', 'two lines', 'PATH'])('finds %s in data', (query) => {
    const message = [{ path: 'C:\\dir\\sub', said: 'say "hi"' }, { note: 'of two\nlines' }];
    const data: ResultData = { outputs: { rows: { message, type: 'array' } }, component_id: 'Data-1' };
    const rows = runOf({ events: [[1, outputReady(0, data)]] });
    expect(toSections(rows, { ...ALL, query })).toHaveLength(1);
    expect(toSections(rows, { ...ALL, query: `${query}x` })).toEqual([]);
  });

  it('finds text in the steps of a message, its sender and source, but no names of fields', () => {
    const step = { type: 'tool_use', name: 'search', tool_input: { folder: 'C:\\dir' }, output: 'nothing' };
    const message = {
      text: 'hello',
      sender: 'Machine',
      sender_name: 'Robin',
      properties: { source: { display_name: 'Ollama' } },
      content_blocks: [{ title: 'Agent Steps', contents: [step] }],
    };
    const talk = runOf({ events: [[1, outputReady(0, { ...messageResult('hello'), results: { message } })]] });
    for (const query of ['C:\\dir', 'agent steps', 'robin', 'ollama'])
      expect(toSections(talk, { ...ALL, query })).toHaveLength(1);
    for (const query of ['durationMs', 'tool_use', 'parts']) expect(toSections(talk, { ...ALL, query })).toEqual([]);
  });

  it('finds the error message of an input, and its notes', () => {
    const error = { status: 500, body: { detail: 'Error building Component Language Model: \n\nno "key"' } };
    const request = { inputs: [{ input_value: 'a' }, { input_value: 'b' }, { input_value: 'c' }], stream: true };
    const mixed = runOf({
      request,
      events: [
        [1, { event: 'input-error', at: 1, input: 0, error }],
        [2, textDelta(1, 'fine')],
        [3, inputEnd(1)],
        [4, inputEnd(2)],
      ],
    });
    expect(rowsOf(toSections(mixed, { ...ALL, query: 'no "key"' }))).toEqual(['input-0: 0.notes']);
    const byOutput = toSections(mixed, { ...ALL, groupBy: 'output', query: 'no "key"' });
    expect(rowsOf(byOutput)).toEqual(['inputs: 0.notes']);
    const notesOf = ({ index }: { index: number }) => (index === 2 ? ['Nothing came.'] : []);
    expect(rowsOf(toSections(mixed, { ...ALL, query: 'nothing came' }, notesOf)).at(-1)).toContain('input-2:');
    expect(toSections(mixed, { ...ALL, query: 'component-failed' }, notesOf)).toEqual([]);
  });

  it('finds the error of a whole run', () => {
    const body = { detail: 'Error building Component Language Model: \n\nboom' };
    const failed = runOf({ events: [[1, { event: 'input-error', at: 1, input: 0, error: { status: 500, body } }]] });
    if (!failed.error) throw new Error('no error');
    expect(isErrorFound(failed.error, 'BOOM')).toBe(true);
    expect(isErrorFound(failed.error, 'bang')).toBe(false);
  });

  it('shows only the outputs of a failed input that arrived before its error', () => {
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
  it('adds the id only if two outputs share a name', () => {
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
