import { expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { sampleDraft, sampleIndex } from '#run/testing/sample-run.ts';
import { parseKnobs, readPresentation, writePresentation } from './presentation-file.ts';

const knobs = [{ component: 'Model-m1', field: 'temperature', label: 'Creativity' }];
const presentation = (tweaksText = '{}') => ({
  flow: { id: 'flow-1', name: 'Support reply' },
  draft: sampleDraft({ tweaksText }),
  knobs,
  mode: 'present',
});

it('a presentation file is read back unchanged', () => {
  const { fileName, text } = writePresentation(presentation(), sampleIndex);
  expect(fileName).toBe('support-reply.presentation.json');
  const read = readPresentation(text);
  expect(read.flow).toEqual({ id: 'flow-1', name: 'Support reply' });
  expect(read.knobs).toEqual(knobs);
  expect(read.request.tweaksText).toBe('{}');
  expect(read.mode).toBe('present');
});

it('a presentation file opens on the bench if it was saved outside Present', () => {
  const { fileName, text } = writePresentation({ ...presentation(), mode: 'variants' }, sampleIndex);
  expect(fileName).toBe('support-reply.request.json');
  expect(readPresentation(text).mode).toBe('bench');
});

it('a presentation file contains no secrets', () => {
  const { text } = writePresentation(presentation('{"Model-m1": {"api_key": "sk-canary"}}'), sampleIndex);
  expect(text).not.toContain('sk-canary');
  expect(text).toContain(SECRET_MASK);
});

it.each(['', '[]', '{"format":"tweakbench-run"}', '{"format":"tweakbench-presentation","version":2}'])(
  'a presentation file %j is rejected with a sentence',
  (text) => {
    expect(() => readPresentation(text)).toThrow(/^It is not/);
  },
);

it('no knobs are read from any other value', () => {
  expect(parseKnobs([{ component: 1 }])).toEqual([]);
  expect(parseKnobs(null)).toEqual([]);
});

it('stored knobs are read as far as possible: 100 at most, and 300 characters of a label', () => {
  const stored = Array.from({ length: 101 }, (_, at) => ({ component: 'a', field: `f${at}`, label: 'A' }));
  expect(parseKnobs(stored)).toEqual(stored.slice(0, 100));
  const long = { component: 'a', field: 'f', label: 'x'.repeat(301) };
  expect(parseKnobs([{ component: 1 }, ...knobs, long])).toEqual([...knobs, { ...long, label: `${'x'.repeat(299)}…` }]);
});

it('a presentation file has a flow with an id of 300 characters, and 100 knobs, at most', () => {
  const file = (id: string, count: number) => {
    const many = Array.from({ length: count }, (_, at) => ({ component: 'a', field: `f${at}`, label: 'A' }));
    return writePresentation({ ...presentation(), flow: { id, name: 'F' }, knobs: many }, sampleIndex).text;
  };
  expect(readPresentation(file('f'.repeat(300), 100)).knobs).toHaveLength(100);
  expect(() => readPresentation(file('f'.repeat(301), 1))).toThrow('It is not a presentation');
  expect(() => readPresentation(file('f', 101))).toThrow('It is not a presentation');
});
