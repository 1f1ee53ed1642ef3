import { describe, expect, it } from 'vitest';
import type { Tweaks } from '#contract/run-request.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { variableFields } from '#flow/tweaks/variable-fields.ts';
import { loadingIndex } from '../testing/loading-flow.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { makeTweakReport } from './make-tweak-report.ts';

const { rules } = LANGFLOW_SERVER;

function fieldsWith(tweaks: Tweaks): string[] {
  const found = variableFields(loadingIndex, tweaks, rules, bindInputs(loadingIndex, undefined));
  return found.map(({ component, field, variable }) => `${component.displayName} ${field.name} ${variable}`);
}

describe('the fields that load a variable', () => {
  it('are those of the flow, in its order', () => {
    expect(fieldsWith({})).toEqual([
      'Language Model api_key MODEL_KEY',
      'Language Model phrase PHRASE',
      'Language Model words my words',
    ]);
  });

  it('follow the tweaks', () => {
    const tweaks = { 'Model-m1': { api_key: 'sk-1', phrase: { value: 'OTHER', load_from_db: true }, words: 3 } };
    expect(fieldsWith(tweaks)).toEqual(['Language Model phrase OTHER']);
  });

  it('leave out what an input or a connection fills', () => {
    const inputValue = { 'Chat Input': { input_value: { value: 'TEXT', load_from_db: true } } };
    expect(fieldsWith(inputValue).join()).not.toContain('TEXT');
    const fields = variableFields(loadingIndex, inputValue, rules, bindInputs(loadingIndex, []));
    expect(fields.map(({ variable }) => variable)).toContain('TEXT');
  });
});

describe('the report of tweaks', () => {
  const notesWith = (variables: string[]) => {
    const text = JSON.stringify({
      'Model-m1': { phrase: { value: 'MODEL_KEY', load_from_db: true }, api_key: 'sk-123456' },
    });
    const { rows } = makeTweakReport({ text, inputs: undefined, index: loadingIndex, rules, variables });
    return rows.map(({ field, notes }) => `${field}: ${notes.join()}`);
  };

  it('says that a field gets a variable of the run, and that a text replaces it', () => {
    expect(notesWith(['MODEL_KEY'])).toEqual([
      'phrase: Gets the variable MODEL_KEY of this run',
      'api_key: Replaces the variable MODEL_KEY, so the one of this run does not reach the field',
    ]);
  });

  it('names the variable of the server if none is sent', () => {
    expect(notesWith([])).toEqual([
      'phrase: Reads the global variable MODEL_KEY',
      'api_key: Replaces the global variable MODEL_KEY',
    ]);
  });
});
