/** A new suite as text, and edits of what it says of itself. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { editSuite } from '#run/suite/edit-suite.ts';
import type { ReboundSuite } from '#run/suite/rebind-suite.ts';
import { newSuiteText, suiteFlow } from '#run/suite-source/new-suite.ts';
import { rebindText } from '#run/suite-source/rebind-text.ts';

/** A flow as a suite remembers it: with its fingerprint, and the names of its components, to find them again after a new import. */
export interface FlowLook {
  id: string;
  print: string;
  index: FlowIndex;
}

export function emptySuite(name: string, flow: FlowLook): string {
  return newSuiteText({ name, flow: flowOf(flow) });
}

export function setSuiteName(text: string, name: string): string {
  return editSuite(text, { kind: 'set', path: ['name'], value: name });
}

/** With the new ids of its components. Those that the flow does not have keep the names that the suite remembers. */
export function moveSuite(text: string, flow: FlowLook, { suite, matches, missing }: ReboundSuite): string {
  const { components, ...look } = flowOf(flow);
  const names = [...suite.flow.components].filter(([id]) => missing.includes(id));
  return editSuite(rebindText(text, matches), {
    kind: 'set',
    path: ['flow'],
    value: { ...look, components: { ...components, ...Object.fromEntries(names) } },
  });
}

function flowOf({ id, print, index: { components } }: FlowLook) {
  return suiteFlow({ id, components }, print);
}
