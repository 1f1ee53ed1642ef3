/** The query client. Must never repeat a run: runs are mutations, which are not retried. */
import { QueryClient } from '@tanstack/react-query';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: 1, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
