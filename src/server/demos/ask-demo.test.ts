import { connect } from 'node:net';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import type { RunUpdate } from '#run/model/run-update.ts';
import type { AppEnv } from '../http/route.ts';
import { listen } from '../process/listen.ts';
import { openTestApp } from '../testing/test-app.ts';
import { publish, REACHABLE } from '../testing/test-demos.ts';
import { answerQuestion } from './ask-demo.ts';
import { createDemoTargets, type DemoTargets } from './demo-targets.ts';
import { createOpenAnswers } from './open-answers.ts';

/** Six bytes each in the stream, so that it is more than the buffers of a connection take. */
const CHUNK = '\u0001'.repeat(50_000);
const PIECES = 18;

it('a connection is cut some time after the run, if its visitor does not take the answer', async () => {
  await using bench = await openTestApp({ settings: REACHABLE });
  const { services } = bench;
  await publish(bench, 'refunds');
  const { demos, questions } = services.workspace;
  const demo = await demos.find('refunds');
  const flow = demo && (await createDemoTargets(services).find(demo.settings.flow, null));
  if (!demo || !flow) throw new Error('The demo is not there');
  async function* talking(): AsyncGenerator<RunUpdate> {
    for (let index = 0; index < PIECES; index += 1)
      yield {
        kind: 'event',
        received: {
          receivedAt: 0,
          event: {
            event: 'text-delta',
            at: 0,
            input: 0,
            component: 'a',
            outputs: [`${index}`],
            message_id: 'm',
            chunk: CHUNK,
          },
        },
      };
  }
  const real = createDemoTargets(services);
  const targets: DemoTargets = { ...real, ask: (...args) => ({ ...real.ask(...args), updates: talking() }) };
  const tools = { services, targets, openAnswers: createOpenAnswers(demos, questions, services.log), unreadMs: 50 };
  const app = new Hono<AppEnv>();
  const closed = new Promise<boolean>((done) => {
    app.get('/', (context) => {
      const { outgoing } = context.env;
      outgoing?.once('close', () => done(outgoing.writableFinished));
      const request = { version: 1, question: 0, knobs: [] };
      const sides = { kind: 'sides', question: 'q', requests: [{}], left: null } as const;
      return answerQuestion(context, { demo, flow, number: 1, visitor: 'v', request, sides }, tools);
    });
  });
  const server = await listen({ config: { port: 0, host: '127.0.0.1' }, fetch: app.fetch, runs: services.runs });
  onTestFinished(() => server.close(0));
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause();
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  expect(await closed).toBe(false);
});
