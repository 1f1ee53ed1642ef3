import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { QUERY_DEFAULTS, readAgain, runKeys } from './run-cache.ts';

it('a change during the first reading is read again, and the promise resolves after that', async () => {
  const client = new QueryClient();
  const queryKey = runKeys.summaries;
  const answers: ((runs: number) => void)[] = [];
  const queryFn = () => new Promise<number>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey, queryFn, ...QUERY_DEFAULTS });
  const stop = observer.subscribe(() => undefined);
  const readings = () => expect.poll(() => answers.length);
  await readings().toBe(1);
  // The change comes after the server has read the list, and before the page has it.
  const reads = [readAgain(client, queryKey), readAgain(client, queryKey)];
  answers[0]?.(0);
  await readings().toBe(3);
  answers[1]?.(1);
  answers[2]?.(2);
  await Promise.all(reads);
  expect(observer.getCurrentResult().data).toBe(2);
  const third = readAgain(client, queryKey);
  await readings().toBe(4);
  const fourth = readAgain(client, queryKey).then(() => observer.getCurrentResult().data);
  await readings().toBe(5);
  answers[4]?.(4);
  await third;
  expect(await fourth).toBe(4);
  stop();
});
