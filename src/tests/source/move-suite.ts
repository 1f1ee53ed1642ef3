/** The text of a suite for another flow. */
import { editSuite } from '../suite/edit-suite.ts';
import type { ReboundSuite } from '../suite/rebind-suite.ts';
import type { suiteFlow } from './new-suite.ts';
import { rebindText } from './rebind-text.ts';

/** Writes the new ids of its components. Those that the flow does not have keep the names that the suite remembers. */
export function moveSuite(
  text: string,
  { components, ...info }: ReturnType<typeof suiteFlow>,
  { suite, matches, missing }: ReboundSuite,
): string {
  const names = [...suite.flow.components].filter(([id]) => missing.includes(id));
  return editSuite(rebindText(text, matches), {
    kind: 'set',
    path: ['flow'],
    value: { ...info, components: { ...components, ...Object.fromEntries(names) } },
  });
}
