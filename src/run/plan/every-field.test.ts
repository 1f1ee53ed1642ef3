import { describe, expect, it } from 'vitest';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import type { ServerCapabilities } from '../model/connection.ts';
import { DEFAULT_CHOICES, type PlanChoices } from '../model/request-plan.ts';
import { type TransportName, transportKind } from '../model/transport-kinds.ts';
import { LANGFLOW_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { planRequests } from './plan-requests.ts';

/** A request with every key of the body. */
const WHOLE: Required<RunRequest> = {
  inputs: [{ input_value: 'Hi' }],
  outputs: ['Chat Output'],
  tweaks: { 'Model-m1': { temperature: 0.4 } },
  stream: true,
  session_id: 'mine',
};
const KEYS = Object.keys(runRequestSchema.shape);
const live: ServerCapabilities = { ...LANGFLOW_SERVER, streamsWorkflows: true };

function planned(request: RunRequest, choices: PlanChoices) {
  return planRequests({ request, flowId: 'flow-1', server: live, index: sampleIndex, choices }).requests;
}

/** What goes to the server, and what the page does with the answer. */
const saysOf = (request: RunRequest, choices: PlanChoices) =>
  planned(request, choices).map(({ body, expect: expected }) => ({ body, expected }));

it('the requests below have every key of the contract', () => {
  expect(Object.keys(WHOLE).toSorted()).toEqual(KEYS.toSorted());
});

describe.each<[route: string, transport: TransportName, choices: PlanChoices]>([
  ['run/advanced', 'advanced-json', { ...DEFAULT_CHOICES, advancedOnly: true }],
  ['run', 'run-stream', DEFAULT_CHOICES],
  ['workflows', 'workflow-stream', { ...DEFAULT_CHOICES, watchComponents: true }],
])('on the route %s', (_route, transport, choices) => {
  expect(planned(WHOLE, choices).map((one) => one.transport)).toEqual([transport]);

  // Other routes always stream, so `stream` makes no difference there.
  const told = KEYS.filter((key) => key !== 'stream' || !transportKind(transport).streams);
  it.each(told)('a request without %s is planned otherwise than one with it', (key) => {
    const { [key as keyof RunRequest]: _left, ...rest } = WHOLE;
    expect(saysOf(rest, choices)).not.toEqual(saysOf(WHOLE, choices));
  });
});
