/** What the routes use: stores, model, runs and log, created from the settings. */

import { randomUUID } from 'node:crypto';
import { access, chmod, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { errorMessage } from '#contract/error-message.ts';
import type { ComponentRegistry } from '#engine/component-base/component.ts';
import type { EnginePorts } from '#engine/component-base/ports.ts';
import { componentRegistry } from '#engine/components/registry.ts';
import { createModelPort } from '../models/model-port.ts';
import { type Config, ConfigError } from '../settings/config.ts';
import { lockDataFolder } from '../stores/data-folder-lock.ts';
import { describeFileError, isDiskFull } from '../stores/file-error.ts';
import { type FileStore, openFileStore } from '../stores/file-store.ts';
import { type FlowStore, openFlowStore } from '../stores/flow-store.ts';
import { type MessageStore, openMessageStore } from '../stores/message-store.ts';
import { createWorkerPool, type WorkerPool } from '../workers/worker-pool.ts';
import { openWorkspace, type Workspace } from '../workspace/open-workspace.ts';
import { type ActiveRuns, createActiveRuns } from './active-runs.ts';

export interface Services {
  config: Config;
  log: Logger;
  flows: FlowStore;
  files: FileStore;
  messages: MessageStore;
  workspace: Workspace;
  runs: ActiveRuns;
  ports: EnginePorts;
  workers: WorkerPool;
  /** The component types that flows may have. */
  registry: ComponentRegistry;
  /** Unlocks the data folder for another server. */
  close(): void;
}

export interface ServiceOptions {
  config: Config;
  log: Logger;
  samplesFolder: string;
  /** Called when another server has taken over the data folder. */
  onLost?: (reason: ConfigError) => void;
}

const FOLDERS = ['flows', 'files', 'messages'] as const;

/** Opens the data folder. Throws a ConfigError when it cannot be used or another server uses it. */
export async function openServices({ config, log, samplesFolder, onLost }: ServiceOptions): Promise<Services> {
  const { dataFolder, isDataShared } = config;
  let release: () => void = () => {};
  let opened: Workspace | null = null;
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    const lock = async (sharedBy: string | null): Promise<void> => {
      ({ release } = await lockDataFolder(dataFolder, { sharedBy, ...(onLost && { onLost }) }));
    };
    // SQLite's file is in the folder, so it is opened under the lock.
    if (!isDataShared) await lock(null);
    const { token, apiKey, langflow, openai } = config;
    const workspace = await openWorkspace({
      address: config.database,
      secret: config.secret,
      limits: config.keep,
      hidden: [token, apiKey, langflow.apiKey, openai.apiKey ?? null].filter((secret) => secret !== null),
    });
    opened = workspace;
    if (isDataShared) await lock(workspace.id);
    await Promise.all(FOLDERS.map((name) => makePrivate(join(dataFolder, name))));
    const report = (problem: { file: string; problem: string }) => log.warn(problem, 'skipped in the data folder');
    const placeOf = (name: (typeof FOLDERS)[number]) => ({
      folder: join(dataFolder, name),
      report,
      turns: isDataShared ? workspace.mutex(name) : null,
    });
    const [flows, files, messages] = await Promise.all([
      openFlowStore({ samplesFolder, ...placeOf('flows') }),
      openFileStore(placeOf('files')),
      openMessageStore(placeOf('messages')),
    ]);
    const reported = <Value>(use: Promise<Value>): Promise<Value> =>
      use.catch((error: unknown) => {
        log.error({ err: error }, 'the data folder or the database failed');
        throw describeFileError(error);
      });
    const model = createModelPort({ demo: { wordsPerSecond: config.demoPace }, openai: config.openai });
    const workers = createWorkerPool();
    return {
      config,
      log,
      flows,
      files,
      messages,
      workspace,
      runs: createActiveRuns(config.runTimeoutMs),
      ports: {
        model,
        memory: {
          add: (session, message) => reported(messages.add(session, message)),
          read: (session, limit) => reported(messages.read(session, limit)),
        },
        files: { read: (path) => reported(files.read(path)) },
        now: () => new Date(),
        clock: () => performance.now(),
        newId: () => randomUUID(),
        work: workers,
      },
      workers,
      registry: componentRegistry,
      close: () => {
        release();
        void workers.close();
        void workspace.close();
      },
    };
  } catch (error) {
    release();
    void opened?.close();
    throw error instanceof ConfigError ? error : dataFolderProblem(dataFolder, error);
  }
}

/** Why a data folder could not be opened, in a sentence that says what to do. */
export function dataFolderProblem(folder: string, error: unknown): ConfigError {
  const reason = errorMessage(error);
  return new ConfigError(
    isDiskFull(error)
      ? `The disk of the data folder ${folder} is full. Make room there, or choose another folder: --data FOLDER`
      : `The data folder ${folder} cannot be used (${reason}); set TWEAKBENCH_DATA to another one`,
  );
}

/** Other users of this machine must not read conversations and uploads, even in a folder that existed before. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // It may belong to another user, who has decided this.
  await chmod(folder, 0o700).catch(() => undefined);
}
