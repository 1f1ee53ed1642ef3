import { describe, expect, it } from 'vitest';
import { verdictLines } from '../testing/predict-request.ts';
import { recordedIndex } from '../testing/recorded-index.ts';
import { tweakRulesFor } from './tweak-rules.ts';

describe('tweakRulesFor', () => {
  // Cases of the recordings: "tweak code", "tweak global number", "secret field tweaked with plain text".
  it.each([
    ['1.13.0', 'refuse', 'apply', 'literal', 'value', 'refuse'],
    ['1.12.8', 'refuse', 'apply', 'literal', 'value', 'refuse'],
    ['0.10.3', 'drop', 'apply', 'literal', 'value', 'read'],
    ['0.9.6', 'drop', 'apply', 'literal', 'value', 'read'],
    ['0.7.3', 'drop', 'refuse', 'name', 'merge', 'read'],
    ['0.5.1', 'apply', 'refuse', 'name', 'merge', 'read'],
    ['0.3.4', 'apply', 'refuse', 'name', 'merge', 'read'],
    ['0.1.4', 'apply', 'refuse', 'name', 'merge', 'read'],
  ])(
    'has the measured rules of %s',
    (release, protectedFields, bareScalars, savedVariables, objectOnDict, localFiles) => {
      const rules = { protectedFields, bareScalars, savedVariables, objectOnDict, localFiles };
      const same = { isAssumed: false, frozen: 'earlier-result', models: 'listed' };
      expect(tweakRulesFor({ version: release })).toEqual({ release, ...same, ...rules });
    },
  );

  it.each([
    ['a newer release', '1.14.0', 'refuse', 'apply'],
    ['a far newer one', '2.0.0', 'refuse', 'apply'],
    ['a patch of a measured one', '1.13.4', 'refuse', 'apply'],
    ['an older patch', '0.9.0', 'drop', 'apply'],
    ['one between two', '0.6.2', 'apply', 'refuse'],
    ['one older than all', '0.0.90', 'apply', 'refuse'],
    ['no number at all', 'nightly', 'refuse', 'apply'],
    ['an empty number', '', 'refuse', 'apply'],
  ])('assumes rules for %s', (_, version, protectedFields, bareScalars) => {
    expect(tweakRulesFor({ version })).toMatchObject({
      release: version,
      isAssumed: true,
      protectedFields,
      bareScalars,
    });
  });

  it.each([
    ['1.5.1', '0.5.1'],
    ['1.7.3', '0.7.3'],
    ['1.10.3', '0.10.3'],
  ])('maps langflow %s to langflow-base %s', (version, release) => {
    expect(tweakRulesFor({ version })).toMatchObject({ release, isAssumed: false });
  });

  it('gives the embedded server the newest rules, whatever its version', () => {
    expect(tweakRulesFor({ version: '0.1.0', package: 'Tweakbench' })).toMatchObject({
      release: '1.13.0',
      isAssumed: false,
      protectedFields: 'refuse',
      frozen: 'runs',
    });
  });

  const chat = recordedIndex('chat');
  const fields = recordedIndex('translation/fields');
  const code = { tweaks: { 'EchoLLM-m1': { code: 'x' } } };
  const bare = { tweaks: { words: 2, stream: true } };
  const dict = { tweaks: { 'Fields-f1': { d: { a: '1' } } } };
  const wrapped = { tweaks: { 'Fields-f1': { d: { value: { a: '1' } } } } };
  const secret = { tweaks: { 'EchoLLM-m1': { api_key: 'plain' } } };

  it.each([
    ['1.13.0', chat, code, ['EchoLLM-m1.code refused protected-refused']],
    ['0.10.3', chat, code, ['EchoLLM-m1.code ignored protected-dropped']],
    ['0.5.1', chat, code, ['EchoLLM-m1.code applied matched-id']],
    ['0.9.6', chat, bare, ['EchoLLM-m1.words applied matched-bare', 'EchoLLM-m1.stream applied matched-bare']],
    ['0.7.3', chat, bare, ['words refused invalid-top-level', 'stream refused invalid-top-level']],
    ['0.9.6', fields, dict, ['Fields-f1.d applied matched-id']],
    ['0.7.3', fields, dict, ['Fields-f1.d ignored object-without-value']],
    ['0.7.3', fields, wrapped, ['Fields-f1.d applied matched-id']],
    ['0.9.6', chat, secret, ['EchoLLM-m1.api_key applied matched-id']],
    ['0.7.3', chat, secret, ['EchoLLM-m1.api_key applied matched-id reads-variable']],
  ])('decides by the rules of %s what a leaf does', (release, index, body, lines) => {
    expect(verdictLines(index, body, release)).toEqual(lines);
  });
});
