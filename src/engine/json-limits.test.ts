/** Files and texts from strangers that components parse as JSON. */
import { describe, expect, it } from 'vitest';
import { givenMessage, type OneRun, runOne } from './testing/run-one.ts';
import { testPorts } from './testing/test-ports.ts';

const LISTS = `[${'[],'.repeat(600_000)}[]]`;
const VALUES = /^The JSON has too many values \(1,200,002\); the limit is 100,000\.$/;

/** `JSON.parse` of a larger text would take seconds and a gigabyte, and could not be stopped. */
describe('a JSON text', () => {
  const ports = testPorts({ files: { 'lists.json': LISTS, 'large.json': ' '.repeat(11_000_000) } });
  it.each<[string, OneRun, RegExp]>([
    ['a text of Load JSON', { type: 'JSONtoData', fields: { json_string: LISTS } }, VALUES],
    ['a file of Load JSON', { type: 'JSONtoData', fields: { json_path: 'lists.json' }, ports }, VALUES],
    [
      'a text that is repaired',
      { type: 'JSONtoData', fields: { json_string: `/*"*/${LISTS}` } },
      /^The text is not valid JSON, and has too many characters to be repaired \(1,800,009\); the limit is 1,000,000\.$/,
    ],
    ['a file of Read File', { type: 'File', fields: { path: 'lists.json' }, ports }, VALUES],
    [
      'a file of Read File that is too large',
      { type: 'File', fields: { path: 'large.json' }, ports },
      /^The file large\.json has too many bytes \(11,000,000\); the limit is 10,485,760\.$/,
    ],
    [
      'a text of Type Convert',
      {
        type: 'TypeConverterComponent',
        fields: { auto_parse: { type: 'bool', value: true } },
        outputs: ['data_output'],
        received: { input_data: givenMessage(LISTS) },
      },
      VALUES,
    ],
    [
      'a text in a field for objects',
      {
        type: 'JSONtoData',
        fields: { json_string: '{}', extra: { type: 'dict', _input_type: 'DictInput', value: LISTS } },
      },
      VALUES,
    ],
  ])('is refused before it is parsed: %s', async (_name, run, error) => {
    expect((await runOne(run)).error).toMatch(error);
  });

  it('with many commas is accepted if it is only long', async () => {
    const text = `a${',b'.repeat(600_000)}`;
    const files = testPorts({ files: { 'notes.txt': text } });
    expect(
      (await runOne({ type: 'File', fields: { path: 'notes.txt' }, outputs: ['json'], ports: files })).error,
    ).toBeNull();
  });
});
