import { resultListSchema } from '#contract/workspace/result.ts';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import { KIND, type ResultInfo, toResultInfo } from './result-info.ts';
import { createWorkspaceClient, readAnswer } from './workspace-client.ts';

export interface RecentResult {
  info: ResultInfo;
  /** Name of the suite. */
  suite: string;
  /** Address of the flow's server; null for the embedded engine. */
  address: string | null;
}

/** How many results are read: as many as the history shows runs. */
const MOST = 200;

/** The newest results of all suites. Rejects with a sentence. */
export async function readRecentResults(keyOf: ConnectionValue['keyOf']): Promise<RecentResult[]> {
  const answer = await createWorkspaceClient(keyOf)(`/results?kind=${KIND}&limit=${MOST}`);
  return readAnswer(resultListSchema, answer).results.flatMap((entry) => {
    const info = toResultInfo(entry);
    return info === null ? [] : [{ info, suite: entry.suite.name, address: entry.suite.address }];
  });
}
