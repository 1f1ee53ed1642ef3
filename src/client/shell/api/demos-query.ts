/** Published demos, as the page's own server keeps them. */
import { useQuery } from '@tanstack/react-query';
import { type DemoList, demoListSchema } from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import { useConnection } from './connection-provider.tsx';
import { EMBEDDED } from './connection-store.ts';
import { requestJson } from './fetch-json.ts';

export const demosKey = ['workspace', 'demos'] as const;

/** The newest first, how others open this server, and why no flow of a Langflow can be published. `everyMs`: how often it is read again. */
export function useDemos(everyMs: number | false = false) {
  const { keyOf } = useConnection();
  return useQuery({
    queryKey: demosKey,
    queryFn: async ({ signal }): Promise<DemoList> => {
      const { body } = await requestJson({ ...EMBEDDED, apiKey: keyOf('') }, demoPaths.list, { signal });
      return demoListSchema.parse(body);
    },
    staleTime: 5_000,
    retry: false,
    refetchInterval: everyMs,
  });
}
