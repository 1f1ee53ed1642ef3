/** One cache for what servers say. Nothing here may repeat a run: runs are mutations, and mutations are never retried. */
import { QueryClient } from '@tanstack/react-query';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: 1, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
