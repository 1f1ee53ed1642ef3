/** Everything that a run of a suite needs before its first request: the text read and saved, the flow as it is now, and values of variables. */

import { formatCount } from '#run/figures/result-format.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';
import { type RunVersion, type VersionToRun, versionName } from '#run/model/run-version.ts';
import { whyNotOnVersion } from '#run/plan/why-not-run.ts';
import type { RunTimeouts } from '#run/send/deadline.ts';
import { cellsAtOnce } from '#tests/suite/cells-at-once.ts';
import { checkColumns } from '#tests/suite/check-columns.ts';
import { rebindSuite } from '#tests/suite/rebind-suite.ts';
import type { Suite, SuiteProblem } from '#tests/suite/suite.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { findServer, findTimeouts } from '../../runs/prepare-run.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { flowQuery } from '../../shell/api/flows-query.ts';
import { sentenceAbout } from '../../shell/api/use-failure-sentence.ts';
import { suiteDigest } from '../store/suite-state.ts';
import type { SuitesService } from '../store/suites-service.ts';

export interface PreparedSuiteRun {
  /** The suite as it is written: stored cells are compared with this. */
  suite: Suite;
  /** The suite with the components of the flow as it is now. */
  bound: Suite;
  /** About components that were matched again, and columns that are not used. */
  notes: readonly string[];
  digest: string;
  flow: FlowDetail;
  /** The version that `flow` has the graph of; null for the flow as it is. */
  version: VersionToRun | null;
  /** `graphFingerprint` of the flow. */
  fingerprint: string;
  server: ServerCapabilities;
  connection: Connection;
  address: string | null;
  timeouts: RunTimeouts;
  atOnce: number;
}

/** Throws a sentence if it cannot run. */
export async function prepareSuiteRun(
  { client, graphFingerprint }: PageServices,
  service: SuitesService,
  connection: Connection,
  id: string,
  chosen: RunVersion | null = null,
): Promise<PreparedSuiteRun> {
  const { status, entry, suite, problems, text, files, saving } = await service.document(id).settled();
  if (status === 'missing' || entry === null) throw new Error('This suite was deleted.');
  throwFirst(problems);
  if (typeof saving === 'object') throw new Error(saving.problem);
  if (suite === null) throw new Error('The suite is not loaded yet.');
  if (suite.cases.every(({ isSkipped }) => isSkipped)) throw new Error('Add a case first');
  const address = connection.address ?? null;
  if (entry.address !== address) throw new Error('The flow of this suite is on another server: connect to it first.');
  const [now, server, timeouts] = await Promise.all([
    findFlow(client, connection, entry.flow),
    findServer(client, connection),
    findTimeouts(client, connection),
  ]);
  const { flow, version } = await findVersion(client, connection, now, chosen);
  const whyNot = whyNotOnVersion({ request: {}, flowId: flow.id, server, index: flow.index, version });
  if (whyNot !== null) throw new Error(`${whyNot}.`);
  const { suite: bound, notes } = rebindSuite(suite, flow.index);
  const columns = checkColumns(bound, flow.index);
  throwFirst(columns.problems);
  const limitMs = suite.timeLimitMs;
  return {
    suite,
    bound,
    notes: [...notes, ...columns.notes],
    digest: suiteDigest({ text, files }),
    flow,
    version,
    fingerprint: graphFingerprint(flow),
    server,
    connection,
    address,
    timeouts: limitMs === null ? timeouts : { totalMs: limitMs, idleMs: Math.min(limitMs, timeouts.idleMs) },
    atOnce: cellsAtOnce(suite),
  };
}

function throwFirst([first, ...others]: readonly SuiteProblem[]): void {
  if (!first) return;
  const where = first.file === null ? `Line ${first.line}` : `${first.file}, line ${first.line}`;
  throw new Error(
    `${where}: ${first.message}${others.length > 0 ? ` (and ${formatCount(others.length, 'more problem')})` : ''}`,
  );
}

async function findVersion(
  client: PageServices['client'],
  connection: Connection,
  now: FlowDetail,
  chosen: RunVersion | null,
): Promise<{ flow: FlowDetail; version: VersionToRun | null }> {
  if (chosen === null) return { flow: now, version: null };
  const { versionQuery, versionToRun } = await import('../../shell/api/versions-query.ts');
  try {
    const flow = await client.fetchQuery(versionQuery(connection, now, chosen.id));
    return { flow, version: versionToRun(chosen, flow, now) };
  } catch (error) {
    throw notLoaded(`${versionName(chosen)} of ${now.name}`, error, connection);
  }
}

/** Loads the flow as it is now: somebody may have edited it in Langflow. */
async function findFlow(
  client: PageServices['client'],
  connection: Connection,
  { id, name }: FlowDetail | { id: string; name: string },
) {
  const query = flowQuery(connection, id);
  try {
    return await client.fetchQuery(connection.kind === 'langflow' ? { ...query, staleTime: 0 } : query);
  } catch (error) {
    throw notLoaded(`The flow ${name} of this suite`, error, connection);
  }
}

function notLoaded(what: string, cause: unknown, connection: Connection): Error {
  const why = cause instanceof RequestError ? ` ${sentenceAbout(cause.error, connection)}` : '';
  return new Error(`${what} cannot be loaded from this server.${why}`, { cause });
}
