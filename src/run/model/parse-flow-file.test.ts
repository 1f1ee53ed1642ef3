import { describe, expect, it } from 'vitest';
import { readRecording } from '#contract/testing/recordings.ts';
import { parseFlowFile } from './parse-flow-file.ts';

const exported = readRecording('flows/export-two.json');

describe('parseFlowFile', () => {
  const text = JSON.stringify(exported);
  it.each([
    ['one export', text, 1],
    ['one export behind a byte order mark', `\uFEFF${text}`, 1],
    ['a list', `[${text}, ${text}]`, 2],
    ['a download of several', `{"flows": [${text}]}`, 1],
  ])('reads %s', (_case, file, count) => {
    expect(parseFlowFile(file)).toHaveLength(count);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['{"a": 1}', 'it has no "data.nodes" and "data.edges"'],
    ['[]', 'it has no "data.nodes" and "data.edges"'],
    ['null', 'it has no "data.nodes" and "data.edges"'],
  ])('says what is wrong with %s', (file, message) => {
    expect(() => parseFlowFile(file)).toThrow(message);
  });
});
