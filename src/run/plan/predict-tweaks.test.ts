import { expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { LANGFLOW_SERVER, sampleFlow, sampleIndex } from '../testing/sample-run.ts';
import { predictTweaks } from './predict-tweaks.ts';

it('predicts the outcome of each tweak, without values of secrets', () => {
  const tweaks = {
    'Language Model': { words: 9, phrase: 'canary-secret-1', temprature: 1 },
    api_key: 'canary-secret-2',
    Moddel: { token: 'canary-secret-3' },
  };
  const predicted = predictTweaks(sampleIndex, { tweaks }, LANGFLOW_SERVER.rules);
  expect(predicted).toEqual([
    {
      path: ['Language Model', 'words'],
      component: 'Model-m1',
      field: 'words',
      state: 'applied',
      before: 6,
      after: 9,
    },
    { path: ['Language Model', 'phrase'], component: 'Model-m1', field: 'phrase', state: 'applied' },
    { path: ['Language Model', 'temprature'], component: null, field: 'temprature', state: 'ignored' },
    { path: ['api_key'], component: 'Model-m1', field: 'api_key', state: 'applied' },
    { path: ['Moddel', 'token'], component: null, field: 'token', state: 'ignored' },
  ]);
});

it.each([[{ load_from_db: true, value: 'MINE' }], [''], [7]])(
  'omits the flow’s value of a field that is only named like a secret, tweaked to %j',
  (token) => {
    const flow = structuredClone(sampleFlow);
    const data = flow.data.nodes[1]?.data as { node: { template: JsonObject } };
    data.node.template.token = { name: 'token', type: 'str', show: true, value: 'canary-secret-4' };
    const predicted = predictTweaks(indexFlow(flow), { tweaks: { 'Model-m1': { token } } }, LANGFLOW_SERVER.rules);
    expect(predicted).toMatchObject([{ component: 'Model-m1', field: 'token' }]);
    expect(JSON.stringify(predicted)).not.toContain('canary-secret');
  },
);

it('predicts nothing without tweaks', () => {
  expect(predictTweaks(sampleIndex, {}, LANGFLOW_SERVER.rules)).toEqual([]);
});
