/** Who uses the page's own server, and what it keeps. Asked after the first paint; if it fails, the page goes without. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { People, WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
import { whenPageOpen } from '../ui/browser/page-open.ts';
import { type ConnectionValue, useConnection } from './connection-provider.tsx';
import { workspaceRequest } from './workspace-request.ts';

export const workspaceKeys = {
  info: ['workspace', 'info'] as const,
  people: ['workspace', 'people'] as const,
};

/** Loads the schemas on demand: they are not part of a first visit. */
const loadSchemas = () => import('#contract/workspace/workspace-info.ts');

const ONCE = { staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

function workspaceQuery(keyOf: ConnectionValue['keyOf']) {
  return queryOptions({
    queryKey: workspaceKeys.info,
    queryFn: async ({ signal }): Promise<WorkspaceInfo> => {
      await whenPageOpen();
      const [{ body }, { workspaceInfoSchema }] = await Promise.all([
        workspaceRequest(keyOf, '', { signal }),
        loadSchemas(),
      ]);
      return workspaceInfoSchema.parse(body);
    },
    ...ONCE,
  });
}

/** Null until the server has answered, and if it did not. */
export function useWorkspace(): WorkspaceInfo | null {
  const { keyOf } = useConnection();
  return useQuery(workspaceQuery(keyOf)).data ?? null;
}

/** Everybody with runs here; none until the server has answered, and where people have no names. */
export function usePeople(): People {
  const { keyOf } = useConnection();
  const workspace = useWorkspace();
  const { data } = useQuery({
    queryKey: workspaceKeys.people,
    queryFn: async ({ signal }): Promise<People> => {
      const [{ body }, { peopleSchema }] = await Promise.all([
        workspaceRequest(keyOf, '/people', { signal }),
        loadSchemas(),
      ]);
      return peopleSchema.parse(body);
    },
    enabled: workspace !== null && workspace.you.from !== 'none',
    ...ONCE,
  });
  return data ?? NOBODY;
}

const NOBODY: People = [];

/** Sets your name on this server; blank for none. */
export function useSetName() {
  const { keyOf } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string): Promise<WorkspaceInfo> => {
      const [{ body }, { workspaceInfoSchema }] = await Promise.all([
        workspaceRequest(keyOf, '/you', { method: 'PUT', body: { name } }),
        loadSchemas(),
      ]);
      return workspaceInfoSchema.parse(body);
    },
    onSuccess: (info) => client.setQueryData(workspaceKeys.info, info),
  });
}
