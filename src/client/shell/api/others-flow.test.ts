import { QueryClient } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { type LangflowAnswer, type LangflowAnswers, startAnswerServer } from '#run/testing/langflow-answers.ts';
import { sampleFlow } from '#run/testing/sample-run.ts';
import { flowQuery } from './flows-query.ts';

const WHO = 'GET /api/v1/users/whoami';

async function read(who: LangflowAnswer, owner: unknown = 'ada') {
  const answers: Record<string, LangflowAnswers[string]> = {
    'GET /api/v1/flows/f': { status: 200, body: { ...sampleFlow, user_id: owner } },
    [WHO]: who,
  };
  const server = await startAnswerServer(answers);
  onTestFinished(() => server.close());
  const client = new QueryClient();
  const connection = { kind: 'langflow', baseUrl: server.url, apiKey: 'k' } as const;
  const query = flowQuery(connection, 'f');
  const now = async () => (await client.fetchQuery({ ...query, staleTime: 0 })).index.isOthers;
  return { answers, client, now, server };
}

it('the flow of another user is marked, after one request for the user of the key', async () => {
  const { now, server } = await read({ status: 200, body: { id: 'grace' } });
  expect([await now(), await now()]).toEqual([true, true]);
  expect(server.seen.filter(({ path }) => path.endsWith('whoami'))).toHaveLength(1);
});

it.each<[string, LangflowAnswer, unknown]>([
  ['an own flow', { status: 200, body: { id: 'ada' } }, 'ada'],
  ['a server that does not say who asks', { status: 403, body: { detail: 'no' } }, 'ada'],
  ['a flow without an owner', { status: 200, body: { id: 'ada' } }, null],
])("a flow is not marked as another user's: %s", async (_name, who, owner) => {
  expect(await (await read(who, owner)).now()).toBeUndefined();
});

it('the mark is computed again for another key, although the flow is the same', async () => {
  const { answers, client, now } = await read({ status: 200, body: { id: 'ada' } });
  expect(await now()).toBeUndefined();
  answers[WHO] = { status: 200, body: { id: 'grace' } };
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey.at(-1) === 'user' });
  expect(await now()).toBe(true);
});
