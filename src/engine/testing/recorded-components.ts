/** All component types of the recordings: the built-in ones and the custom ones that were recorded. */
import type { ComponentRegistry } from '../component-base/component.ts';
import { componentRegistry } from '../components/registry.ts';
import { echoModel, streamModel } from './echo-model.ts';
import { maker, multi, richMaker } from './makers.ts';
import { fieldsProbe, probe } from './probe.ts';

export const recordedComponents: ComponentRegistry = new Map([
  ...componentRegistry,
  ['EchoLLM', echoModel],
  ['StreamLLM', streamModel],
  ['Maker', maker],
  ['RichMaker', richMaker],
  ['Multi', multi],
  ['Fields', fieldsProbe],
  ['Probe', probe],
]);
