import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowExport } from '#contract/flow-export.ts';
import type { JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { arbitraryFlow, arbitraryInput, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { type NaiveRequest, naiveLangflow } from '../testing/naive-langflow.ts';
import type { NaiveReading } from '../testing/naive-reading.ts';
import { applyTweaks } from './apply-tweaks.ts';
import { stateOf } from './field-state.ts';
import { matchTweaks } from './match-tweaks.ts';
import { receivedValue } from './received-value.ts';
import { tweakRulesFor } from './tweak-rules.ts';

const rules = tweakRulesFor({ version: '1.13.0' });

/** The product's answer in the oracle's form; null when the request is refused. */
function predicted(flow: FlowExport, { tweaks, input }: NaiveRequest) {
  const index = indexFlow(flow);
  const inputs = input ? [{ components: input.components, input_value: input.value, type: input.type }] : [];
  const bindings = bindInputs(index, inputs);
  const [binding] = bindings;
  if (!binding) throw new Error('No binding');
  const verdicts = matchTweaks(index, tweaks, { rules, bindings });
  if (verdicts.some((verdict) => verdict.state === 'refused')) return null;
  const applied = applyTweaks(verdicts, binding);
  const failing = verdicts
    .filter(({ problems }) =>
      problems.some(({ kind }) => kind === 'wrong-type' || (kind === 'input-names-variable' && input?.value !== '')),
    )
    .map(({ target }) => JSON.stringify([target?.component, target?.field]));
  const read = (value: JsonValue, fails: boolean): NaiveReading => {
    if (value === null) return { kind: 'built-in' };
    return { kind: fails ? 'fails' : 'arrives', value };
  };
  return new Map(
    index.components.map((component) => {
      const fields = [...component.fields.values()].filter(({ connection }) => connection === null);
      const values = fields.map(({ name, ...rest }): [string, NaiveReading] => {
        const value = applied.get(component.id)?.get(name);
        // run/advanced switches `stream` off even if no tweak names it; verdicts are only about tweaks.
        if (name === 'stream' && value === undefined && !Object.hasOwn(tweaks, 'stream') && rest.isShown)
          return [name, read(false, false)];
        const fails = failing.includes(JSON.stringify([component.id, name]));
        if (value !== undefined) return [name, read(value, fails)];
        const own = receivedValue(stateOf({ name, ...rest }));
        return [name, own.kind === 'value' ? read(own.value, own.failure !== null) : { kind: 'built-in' }];
      });
      return [component.id, new Map(values)];
    }),
  );
}

describe('tweaks against a step-by-step transcription of Langflow', () => {
  it('reach the same fields with the same values, for random flows, tweaks and inputs', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryTweaks, arbitraryInput, (flow, tweaks, input) => {
        const request = { tweaks, input };
        expect(predicted(flow, request)).toEqual(naiveLangflow(flow, request));
      }),
      { numRuns: 1000 },
    );
  });
});
