import { expect, it } from 'vitest';
import { foreseeTweaks } from './foresee-tweaks.ts';
import { LANGFLOW_SERVER, sampleIndex } from './testing/sample-run.ts';

it('keeps what each tweak is expected to do, without values of secrets', () => {
  const tweaks = {
    'Language Model': { words: 9, phrase: 'canary-secret-1', temprature: 1 },
    api_key: 'canary-secret-2',
    Moddel: { token: 'canary-secret-3' },
  };
  const foreseen = foreseeTweaks(sampleIndex, { tweaks }, LANGFLOW_SERVER.rules);
  expect(foreseen).toEqual([
    {
      path: ['Language Model', 'words'],
      component: 'Model-m1',
      field: 'words',
      state: 'applied',
      ...{ before: 6, after: 9 },
    },
    { path: ['Language Model', 'phrase'], component: 'Model-m1', field: 'phrase', state: 'applied' },
    { path: ['Language Model', 'temprature'], component: null, field: 'temprature', state: 'ignored' },
    { path: ['api_key'], component: 'Model-m1', field: 'api_key', state: 'applied' },
    { path: ['Moddel', 'token'], component: null, field: 'token', state: 'ignored' },
  ]);
});

it('foresees nothing where there are no tweaks', () => {
  expect(foreseeTweaks(sampleIndex, {}, LANGFLOW_SERVER.rules)).toEqual([]);
});
