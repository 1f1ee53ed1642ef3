/** Attempts to read what components of somebody else's run received and gave. */
import { expect, it } from 'vitest';
import { VALUES_HEADER, valuesPath } from '#contract/routes/values-endpoints.ts';
import { openTestApp, recordedExport, type TestApp } from '#server/testing/test-app.ts';
import { createVisitor, publish, REACHABLE } from '#server/testing/test-demos.ts';

const ASKING = { [VALUES_HEADER]: 'yes' };

async function signIn(app: TestApp, name: string): Promise<{ cookie: string }> {
  const form = new URLSearchParams({ token: REACHABLE.TWEAKBENCH_TOKEN, name }).toString();
  const entered = await app.call('POST', '/', form, { 'content-type': 'application/x-www-form-urlencoded' });
  return { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

it('values are for who sent the run, once, and for nobody who only knows their id', async () => {
  await using app = await openTestApp({
    settings: { TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: REACHABLE.TWEAKBENCH_TOKEN },
  });
  await app.services.flows.add([recordedExport('echo')]);
  const [mara, eve] = [await signIn(app, 'Mara'), await signIn(app, 'Eve')];
  const body = { inputs: [{ input_value: 'confidential' }] };
  const ran = await app.call('POST', '/api/v1/run/advanced/echo-endpoint', body, { ...ASKING, ...mara });
  const path = valuesPath(ran.headers.get(VALUES_HEADER) ?? '');
  expect((await app.call('GET', path)).status).toBe(401);
  const statusFor = async (who: { cookie: string }, at = path) => (await app.call('GET', at, undefined, who)).status;
  for (const guess of ['', 'x', '../values', '__proto__', path.slice(0, -1)]) {
    expect([404, 405]).toContain(await statusFor(eve, valuesPath(guess)));
  }
  expect(await statusFor(eve)).toBe(404);
  const read = await app.call('GET', path, undefined, mara);
  expect(await read.text()).toContain('confidential');
  expect(await statusFor(mara)).toBe(404);
});

it('values are in no answer to a visitor of a demo, whatever the visitor asks for', async () => {
  await using app = await openTestApp({ settings: REACHABLE });
  await publish(app, 'refunds');
  const visitor = createVisitor(app, 'refunds');
  await visitor.open();
  const answer = await visitor.ask({}, ASKING);
  expect(answer.headers.get(VALUES_HEADER)).toBeNull();
  const text = await answer.text();
  expect(text).toContain('"event":"text"');
  expect(text).not.toMatch(/component-values|received|You answer/);
  const run = { inputs: [{ input_value: 'hi' }], stream: true };
  expect((await visitor.call('POST', '/api/v1/run/advanced/tone-switcher', run, ASKING)).status).toBeGreaterThan(400);
});
