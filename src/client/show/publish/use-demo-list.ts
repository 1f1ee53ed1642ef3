/** The list of demos and what can be done with its rows. */
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DemoEntry, DemoList } from '#contract/demos/demo-entry.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { demosKey, useDemos } from '../../shell/api/demos-query.ts';
import { demoRequests } from './demo-requests.ts';
import { linkOrigins } from './link-origins.ts';

/** Visitors come while the list is shown. */
const READ_AGAIN_MS = 10_000;

export function useDemoList() {
  const { keyOf } = useConnection();
  const client = useQueryClient();
  const { demos = [], origins = null } = useDemos(READ_AGAIN_MS).data ?? {};
  const requests = useMemo(() => demoRequests(keyOf), [keyOf]);
  const change = (edit: (demos: readonly DemoEntry[]) => DemoEntry[]) => {
    // A list that is on its way may be older.
    void client.cancelQueries({ queryKey: demosKey });
    client.setQueryData<DemoList>(demosKey, (list) => list && { ...list, demos: edit(list.demos) });
  };
  return {
    demos,
    /** False where only this computer reaches the server. */
    canPublish: origins !== null,
    /** Possible beginnings of links to demos, the best first. */
    links: linkOrigins(origins),
    requests,
    /** Shows a new or changed demo. */
    put: (entry: DemoEntry) =>
      change((before) =>
        before.some(({ name }) => name === entry.name)
          ? before.map((demo) => (demo.name === entry.name ? entry : demo))
          : [entry, ...before],
      ),
    remove: (name: string) => change((before) => before.filter((demo) => demo.name !== name)),
  };
}

export type DemoListing = ReturnType<typeof useDemoList>;
