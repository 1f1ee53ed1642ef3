/** Makes, renames, copies and deletes suites and results. Everything rejects with a sentence. */
import { useMemo } from 'react';
import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { moveSuite } from '#tests/source/move-suite.ts';
import { newSuiteText, suiteFlow } from '#tests/source/new-suite.ts';
import { copyName } from '#tests/suite/copy-entries.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { rebindSuite } from '#tests/suite/rebind-suite.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { readAgain, runKeys } from '../../runs/run-cache.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { flowQuery } from '../../shell/api/flows-query.ts';
import { useSuitesService } from './use-suites-service.ts';

interface SuiteActions {
  /** Resolves with the id. Without `text` it is empty. */
  create: (name: string, flow: { id: string; name: string }, text?: string) => Promise<string>;
  /** Deletes the suite with its results. Resolves with a function that restores it. */
  remove: (suite: string) => Promise<() => Promise<void>>;
  rename: (suite: string, name: string) => Promise<void>;
  /** Resolves with the id of the copy. */
  duplicate: (suite: string) => Promise<string>;
  /** Moves it to another flow of the connected server. Resolves with notes about its components, and with what moves it back. */
  moveTo: (suite: string, flow: SuiteEntry['flow']) => Promise<{ notes: readonly string[]; undo: () => Promise<void> }>;
  removeResult: (result: ResultInfo) => Promise<() => Promise<void>>;
}

export function useSuiteActions(): SuiteActions {
  const { client, graphFingerprint } = usePageServices();
  const service = useSuitesService();
  const { connection } = useConnection();
  return useMemo(() => {
    const { suites, results } = service;
    const address = connection.address ?? null;
    const changed = async () => {
      announceRuns();
      await readAgain(client, runKeys.suites);
    };
    const flowOf = (id: string) => client.ensureQueryData(flowQuery(connection, id));
    const infoOf = (flow: FlowDetail) => suiteFlow(flow, graphFingerprint(flow));
    const edited = async (id: string, change: (text: string) => string) => {
      const document = service.document(id);
      await document.settled();
      const why = document.edit(change);
      if (why !== null) throw new Error(why);
      const { saving } = await document.settled();
      if (typeof saving === 'object') throw new Error(saving.problem);
      await changed();
    };
    return {
      async create(name, flow, text) {
        const content = text ?? newSuiteText({ name, flow: infoOf(await flowOf(flow.id)) });
        const entry = await suites.create({ flow, address }, name, { text: content, files: {} });
        await changed();
        return entry.id;
      },
      async remove(suite) {
        const restore = await suites.remove(suite);
        service.forgetDocument(suite);
        await changed();
        return async () => {
          await restore();
          service.forgetDocument(suite);
          await changed();
        };
      },
      rename: (suite, name) => edited(suite, (text) => setSuiteName(text, name)),
      async duplicate(suite) {
        const { entry, text, files } = await service.document(suite).settled();
        if (entry === null) throw new Error('This suite was deleted.');
        const name = copyName(entry.name, new Set((await suites.list()).map((suite) => suite.name)));
        const copy = await suites.create(entry, name, { text: setSuiteName(text, name), files });
        await changed();
        return copy.id;
      },
      async moveTo(suite, flow) {
        const now = await flowOf(flow.id);
        const document = service.document(suite);
        const before = await document.settled();
        if (before.suite === null) throw new Error('Correct the text of the suite first.');
        const bound = rebindSuite(before.suite, now.index);
        const setFlow = async (to: Pick<SuiteEntry, 'flow' | 'address'>) => {
          const moved = await suites.save(suite, to, document.read().entry?.version ?? null);
          if (typeof moved === 'string') throw new Error('Somebody else has changed this suite. Try again.');
          document.setEntry(moved);
          await changed();
        };
        await edited(suite, (text) => moveSuite(text, infoOf(now), bound));
        await setFlow({ flow, address });
        const { text: after } = document.read();
        return {
          notes: bound.notes,
          async undo() {
            await edited(suite, (text) => {
              if (text !== after) throw new Error('It has changed since.');
              return before.text;
            });
            await setFlow(before.entry ?? { flow, address });
          },
        };
      },
      async removeResult({ id }) {
        await results.setDeleted(id, true);
        await changed();
        return async () => {
          await results.setDeleted(id, false);
          await changed();
        };
      },
    };
  }, [client, graphFingerprint, service, connection]);
}

function setSuiteName(text: string, name: string): string {
  return editSuite(text, { kind: 'set', path: ['name'], value: name });
}
