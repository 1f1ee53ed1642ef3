/** Small flows with models, and a run whose model a test controls by hand. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { runFlow } from '../run/run-flow.ts';
import { buildFlow, chatInputNode, chatOutputNode, modelNode } from './build-flow.ts';
import type { ManualModel } from './manual-model.ts';
import { testPorts } from './test-ports.ts';

/** Chat Input → Language Model → Chat Output. */
export const oneModel = buildFlow(
  [chatInputNode, modelNode('Model-1'), chatOutputNode()],
  ['ChatInput-1.message > Model-1.input_value', 'Model-1.text_output > ChatOutput-1.input_value'],
);

/** One Chat Input, two models, and a Chat Output for each. */
export const twoModels = buildFlow(
  [
    chatInputNode,
    modelNode('Model-1'),
    modelNode('Model-2'),
    chatOutputNode('ChatOutput-1'),
    chatOutputNode('ChatOutput-2'),
  ],
  [
    'ChatInput-1.message > Model-1.input_value',
    'ChatInput-1.message > Model-2.input_value',
    'Model-1.text_output > ChatOutput-1.input_value',
    'Model-2.text_output > ChatOutput-2.input_value',
  ],
);

export function startRun(index: FlowIndex, model: ManualModel, inputs: readonly string[] = ['hi']) {
  const controller = new AbortController();
  const request = { inputs: inputs.map((value) => ({ input_value: value })) };
  const events = runFlow({ index, request, ports: testPorts({ model }), signal: controller.signal });
  return { events, stop: () => controller.abort() };
}
