/** What the routes use: stores, model, runs and log, created from the settings. */

import { access, constants, mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { errorMessage } from '#contract/error-message.ts';
import { type Config, ConfigError, ownSecrets } from '../settings/config.ts';
import { lockDataFolder } from '../stores/data-folder-lock.ts';
import { isDiskFull } from '../stores/file-error.ts';
import { createWorkerPool } from '../workers/worker-pool.ts';
import type { SharedPart } from '../workspace/database/shared-mutex.ts';
import { openWorkspace, type Workspace } from '../workspace/open-workspace.ts';
import { type EngineServices, openEngineServices } from './engine-services.ts';

export interface Services extends EngineServices {
  config: Config;
  workspace: Workspace;
  /** Unlocks the data folder for another server at once; resolves when the database is closed. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  config: Config;
  log: Logger;
  samplesFolder: string;
  /** Called when another server has taken over the data folder. */
  onLost?: (reason: ConfigError) => void;
}

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
    const workers = createWorkerPool();
    const workspace = await openWorkspace({
      address: config.database,
      secret: config.secret,
      limits: config.keep,
      hidden: ownSecrets(config),
      threads: workers,
      onDamaged: (row) => log.warn(row, 'a damaged row of the database is left out of lists'),
    });
    opened = workspace;
    if (isDataShared) await lock(workspace.id);
    const turnsOf = (name: SharedPart) => (isDataShared ? workspace.mutex(name) : null);
    const memory = workspace.messages;
    const engine = await openEngineServices({ config, dataFolder, log, samplesFolder, turnsOf, memory, workers });
    return {
      ...engine,
      config,
      workspace,
      close: () => {
        release();
        void engine.workers.close();
        return workspace.close();
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
