/** What the routes work with: stores, model, runs and log, opened from the settings. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ComponentRegistry } from '#engine/component.ts';
import type { EnginePorts } from '#engine/ports.ts';
import { componentRegistry } from '#engine/registry.ts';
import { type Config, ConfigError } from './config.ts';
import { createModelPort } from './models/model-port.ts';
import { createRunningRuns, type RunningRuns } from './running-runs.ts';
import { type FileStore, openFileStore } from './stores/file-store.ts';
import { type FlowStore, openFlowStore } from './stores/flow-store.ts';
import { inWords } from './stores/in-words.ts';
import { type MessageStore, openMessageStore } from './stores/message-store.ts';

export interface Services {
  config: Config;
  log: Logger;
  flows: FlowStore;
  files: FileStore;
  messages: MessageStore;
  runs: RunningRuns;
  ports: EnginePorts;
  /** The component types that flows may have. */
  registry: ComponentRegistry;
}

export interface ServiceOptions {
  config: Config;
  log: Logger;
  samplesFolder: string;
}

/** Opens the data folder. Throws a ConfigError when it cannot be used. */
export async function openServices({ config, log, samplesFolder }: ServiceOptions): Promise<Services> {
  const { dataFolder } = config;
  try {
    await mkdir(dataFolder, { recursive: true });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    const [flows, files, messages] = await Promise.all([
      openFlowStore({
        samplesFolder,
        folder: join(dataFolder, 'flows'),
        report: (problem) => log.warn(problem, 'skipped a flow file'),
      }),
      openFileStore(join(dataFolder, 'files')),
      openMessageStore(join(dataFolder, 'messages')),
    ]);
    const reported = <Value>(use: Promise<Value>): Promise<Value> =>
      use.catch((error: unknown) => {
        log.error({ err: error }, 'the data folder failed');
        throw inWords(error);
      });
    const model = createModelPort({ demo: { wordsPerSecond: config.demoPace }, openai: config.openai });
    return {
      config,
      log,
      flows,
      files,
      messages,
      runs: createRunningRuns(config.runTimeoutMs),
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
      },
      registry: componentRegistry,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `The data folder ${dataFolder} cannot be used (${reason}); name another one in TWEAKBENCH_DATA`,
    );
  }
}
