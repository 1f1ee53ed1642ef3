/** Recorded results of servers, and replies made from them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const file = resolve(import.meta.dirname, '../../src/contract/fixtures/wire/outputs-by-type.json');

export type WireResult = Record<string, unknown>;

/** A result of `wire/outputs-by-type.json`, optionally with another component's name. */
export function recordedResult(name: string, component?: string, displayName = component): WireResult {
  const all: Record<string, { result: WireResult }> = JSON.parse(readFileSync(file, 'utf8'));
  const result = all[name]?.result;
  if (!result) throw new Error(`Nothing was recorded as ${name}`);
  return component === undefined
    ? result
    : { ...result, component_id: component, component_display_name: displayName ?? component };
}

/** A result of a data component. */
export function dataResult(value: unknown, component: string, displayName = component): WireResult {
  return {
    results: {},
    outputs: { data: { message: value, type: 'object' } },
    component_id: component,
    component_display_name: displayName,
  };
}

/** The nested reply: one entry per input, each a list of results. */
export function replyOf(inputs: readonly (readonly (WireResult | null)[])[]): Record<string, unknown> {
  return {
    session_id: 'recorded',
    outputs: inputs.map((outputs, index) => ({ inputs: { input_value: `question ${index + 1}` }, outputs })),
  };
}
