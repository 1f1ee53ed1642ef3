/** What running flows needs: flows and files in a folder, conversations, models, and worker threads. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ComponentRegistry } from '#engine/component-base/component.ts';
import type { EnginePorts, MemoryPort } from '#engine/component-base/ports.ts';
import { componentRegistry } from '#engine/components/registry.ts';
import { createModelPort } from '../models/model-port.ts';
import type { Config } from '../settings/config.ts';
import { describeFileError } from '../stores/file-error.ts';
import { type FileStore, openFileStore } from '../stores/file-store.ts';
import { type FlowStore, openFlowStore } from '../stores/flow-store.ts';
import type { Mutex } from '../stores/mutex.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { type ActiveRuns, createActiveRuns } from './active-runs.ts';
import { createFollowedRuns, type FollowedRuns } from './followed-runs.ts';
import { createUnreadValues, type UnreadValues } from './unread-values.ts';
import { createWaitingRuns, type WaitingRuns } from './waiting-runs.ts';

type EngineConfig = Pick<Config, 'runTimeoutMs' | 'demoPace' | 'openai'>;

export interface EngineServices {
  config: EngineConfig;
  log: Logger;
  flows: FlowStore;
  files: FileStore;
  runs: ActiveRuns;
  waiting: WaitingRuns;
  followed: FollowedRuns;
  unread: UnreadValues;
  ports: EnginePorts;
  workers: WorkerPool;
  /** The component types that flows may have. */
  registry: ComponentRegistry;
}

const FOLDERS = ['flows', 'files'] as const;

export interface EngineServiceOptions {
  config: EngineConfig;
  /** Must exist. */
  dataFolder: string;
  log: Logger;
  samplesFolder: string;
  /** Lock of the servers that share the folder; null if this process has it alone. */
  turnsOf: (name: (typeof FOLDERS)[number]) => Mutex | null;
  /** Where conversations are stored. */
  memory: MemoryPort;
  workers: WorkerPool;
}

/** Throws when the folder cannot be used. */
export async function openEngineServices(options: EngineServiceOptions): Promise<EngineServices> {
  const { config, dataFolder, log, samplesFolder, turnsOf, memory, workers } = options;
  await Promise.all(FOLDERS.map((name) => makePrivate(join(dataFolder, name))));
  const report = (problem: { file: string; problem: string }) => log.warn(problem, 'skipped in the data folder');
  const folderOptions = (name: (typeof FOLDERS)[number]) => ({
    folder: join(dataFolder, name),
    report,
    turns: turnsOf(name),
  });
  const [flows, files] = await Promise.all([
    openFlowStore({ samplesFolder, ...folderOptions('flows') }),
    openFileStore(folderOptions('files')),
  ]);
  const reported = <Value>(use: Promise<Value>): Promise<Value> =>
    use.catch((error: unknown) => {
      log.error({ err: error }, 'the data folder or the database failed');
      throw describeFileError(error);
    });
  return {
    config,
    log,
    flows,
    files,
    runs: createActiveRuns(config.runTimeoutMs),
    waiting: createWaitingRuns(),
    followed: createFollowedRuns(),
    unread: createUnreadValues(),
    ports: {
      model: createModelPort(config.demoPace, config.openai),
      memory: {
        add: (session, message) => reported(memory.add(session, message)),
        read: (session, limit) => reported(memory.read(session, limit)),
      },
      files: { read: (path) => reported(files.read(path)) },
      now: () => new Date(),
      clock: () => performance.now(),
      newId: () => randomUUID(),
      work: workers,
    },
    workers,
    registry: componentRegistry,
  };
}

/** Other users of this machine must not read flows and uploads, even in a folder that existed before. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // It may belong to another user, who has decided this.
  await chmod(folder, 0o700).catch(() => undefined);
}
