/**
 * `tweakbench db move --to ADDRESS`, `db dump FILE`, `db restore FILE`: the workspace moved or copied to another database or a
 * file.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import { type Config, ConfigError, readConfig, UsageError } from '../settings/config.ts';
import { type DataFolderLock, lockDataFolder } from '../stores/data-folder-lock.ts';
import { errorCode } from '../stores/file-error.ts';
import { readTables } from '../workspace/copy/copied-tables.ts';
import { readDump, writeDump } from '../workspace/copy/dump-file.ts';
import { fillWorkspace, type Progress } from '../workspace/copy/fill-workspace.ts';
import { readRunsWithBody } from '../workspace/copy/run-with-body.ts';
import { describeAmounts, readWorkspaceFacts } from '../workspace/copy/workspace-facts.ts';
import { isDuplicate } from '../workspace/database/database-error.ts';
import { migrate } from '../workspace/database/migrate.ts';
import {
  isPostgres,
  isUsedByServer,
  openWorkspaceDatabase,
  type WorkspaceDatabase,
} from '../workspace/database/open-workspace-database.ts';

export const DATABASE_HELP = `Commands for the runs, suites, votes, demos and messages that the server keeps; stop it first:
  tweakbench db move --to ADDRESS    copies them to postgres://… or sqlite:FILE
  tweakbench db dump FILE            writes them into a file
  tweakbench db restore FILE         reads them from such a file
After each: where the server keeps them, --data FOLDER or --database ADDRESS, if its environment does not say so.`;

/** The argument that each command needs. */
const NEEDED = {
  move: '--to and an address: postgres://… or sqlite:FILE',
  dump: 'the name of the file to write',
  restore: 'the name of the file to read',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `words` follow `db`: the command, its argument, and settings as flags. Returns the sentence to print. Throws a ConfigError; a
 * UsageError for wrong arguments.
 */
export async function runDatabaseCommand(
  environment: Environment,
  words: readonly string[],
  progress: Progress,
): Promise<string> {
  try {
    return await runCommand(environment, words, progress);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = reasonOf(error);
    if (!isDuplicate(error))
      throw new ConfigError(`The command has stopped (${reason}). Run it again: it goes on where it was`);
    const what = words[0] === 'restore' ? 'Use another copy of the file' : 'Stop all servers, and run it again';
    throw new ConfigError(`The command has stopped, because an entry came twice (${reason}). ${what}`);
  }
}

/** An error has no message when every address of a host failed. */
function reasonOf(error: unknown): string {
  return errorMessage(error) || errorCode(error) || 'for an unknown reason';
}

async function runCommand(environment: Environment, words: readonly string[], progress: Progress): Promise<string> {
  const [command = '', ...rest] = words;
  if (command !== 'move' && command !== 'dump' && command !== 'restore') throw new UsageError(noCommand(command));
  const isMove = command === 'move';
  const [argument, ...flags] = isMove && rest[0] === '--to' ? rest.slice(1) : rest;
  const isGiven = argument !== undefined && !argument.startsWith('--') && (!isMove || rest[0] === '--to');
  if (!isGiven) throw new UsageError(`db ${command} needs ${NEEDED[command]}\n\n${DATABASE_HELP}`);
  if (isMove && !isPostgres(argument) && !argument.startsWith('sqlite:'))
    throw new UsageError('The address after --to begins with postgres:// or sqlite:');
  const config = readConfig(environment, flags);
  if (command !== 'restore') checkOwn(config);
  await using opened = await openAt(config.database, isPostgres(config.database) ? null : config.dataFolder);
  const { database } = opened;
  // Awaited here, before the database is closed.
  if (isMove) return await move(database, argument, progress);
  const path = resolve(argument);
  if (command === 'dump') return `${describeAmounts(await writeDump(database.queries, path, progress))} are in ${path}`;
  const { facts, runs, pages } = await readDump(path);
  await fillWorkspace(database, facts, runs, pages, progress);
  return `${describeAmounts(facts)} of ${path} are in ${database.name}`;
}

function noCommand(given: string): string {
  const what = given === '' || given.startsWith('-') ? 'A command has to follow db' : `There is no command db ${given}`;
  return `${what}\n\n${DATABASE_HELP}`;
}

async function move(source: WorkspaceDatabase, address: string, progress: Progress): Promise<string> {
  await using opened = await openAt(address, isPostgres(address) ? null : dirname(resolve(fileOf(address))));
  const target = opened.database;
  if (target.name === source.name) throw new ConfigError(`${target.name} is where they are already`);
  const facts = await readWorkspaceFacts(source.queries);
  await fillWorkspace(target, facts, readRunsWithBody(source.queries), readTables(source.queries), progress);
  return `${describeAmounts(facts)} are in ${target.name}. Set TWEAKBENCH_DATABASE to that address to use them`;
}

/** A new, empty database would be copied in place of the one that is meant, and look like a copy of it. */
function checkOwn({ database }: Config): void {
  if (isPostgres(database) || existsSync(fileOf(database))) return;
  throw new ConfigError(`There is no database ${fileOf(database)}. Give the folder of the server: --data FOLDER`);
}

interface Opened extends AsyncDisposable {
  database: WorkspaceDatabase;
}

/** `folder` is locked meanwhile: a server that uses this file would write into the copy. Throws a ConfigError when nothing can begin. */
async function openAt(address: string, folder: string | null): Promise<Opened> {
  let lock: DataFolderLock | null = null;
  let database: WorkspaceDatabase | null = null;
  const close = async () => {
    await database?.close();
    lock?.release();
  };
  try {
    if (folder !== null) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      lock = await lockDataFolder(folder);
    }
    database = await openWorkspaceDatabase(address, 'command');
    if (await isUsedByServer(database))
      throw new ConfigError(`A server uses ${database.name}. Stop all servers with this database, and run it again`);
    await migrate(database);
    return { database, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${database?.name ?? folder} cannot be opened (${reasonOf(error)}). Nothing was copied`);
  }
}

function fileOf(address: string): string {
  return address.replace(/^sqlite:/, '');
}
