/** The server as a process: settings, one line when it is ready, and an orderly shutdown. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { VERSION } from '#contract/package-version.ts';
import { createApp } from './create-app.ts';
import { openClientFiles } from './http/client-files.ts';
import { openDemoFiles } from './http/demo-files.ts';
import { createLog } from './http/log.ts';
import { DATABASE_HELP, runDatabaseCommand } from './process/database-command.ts';
import { endWithParent } from './process/end-with-parent.ts';
import { forceExit } from './process/force-exit.ts';
import { withInitialServer } from './process/initial-server.ts';
import { listen } from './process/listen.ts';
import { openBrowser } from './process/open-browser.ts';
import { readyText } from './process/ready-text.ts';
import { createLangflowFinder } from './relay/find-langflow.ts';
import { openServices } from './services/services.ts';
import { ConfigError, readConfig, settingHelp, UsageError } from './settings/config.ts';
import { originsForOthers } from './settings/reach.ts';

/** The built page, next to the folder of the built server. */
const CLIENT_FOLDER = resolve(import.meta.dirname, '../client');
/** Folder of the page for visitors. */
const DEMO_FOLDER = resolve(import.meta.dirname, '../demo');

/**
 * `words` are the arguments of the command line. `otherCommands` is what its help says of the commands that need no server. Exits
 * with 2 when the arguments or a setting are wrong, as all commands do, and with 1 when the server cannot start.
 */
export async function startServer(words: string[], otherCommands: string): Promise<void> {
  try {
    await start(words, otherCommands);
  } catch (error) {
    const message = error instanceof ConfigError ? error.message : `It failed unexpectedly: ${String(error)}`;
    const lead = words[0] === 'db' ? '' : 'Tweakbench cannot start. ';
    process.stderr.write(`${lead}${message}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}

async function start(flags: string[], otherCommands: string): Promise<void> {
  if (flags.includes('--help') || flags.includes('-h'))
    return print(flags[0] === 'db' ? DATABASE_HELP : helpText(otherCommands));
  if (flags.includes('--version') || flags.includes('-v')) return print(VERSION);
  if (flags[0] === 'db') return print(await runDatabaseCommand(process.env, flags.slice(1), printProgress));
  const config = readConfig(process.env, flags);
  if (!existsSync(CLIENT_FOLDER))
    throw new ConfigError(`The built page is missing (${CLIENT_FOLDER}); run npm run build`);
  const log = createLog(config.logLevel);
  const client = await openClientFiles(CLIENT_FOLDER, (html) => withInitialServer(html, config.langflow));
  const demo = existsSync(DEMO_FOLDER) ? await openDemoFiles(DEMO_FOLDER) : null;
  // Files that it writes are for its own user only.
  process.umask(0o077);
  const samplesFolder = resolve(CLIENT_FOLDER, 'examples');
  const services = await openServices({ config, log, samplesFolder, onLost: endAtOnce });
  process.once('exit', services.close);
  const app = createApp({ services, version: VERSION, client, demo, findLangflow: createLangflowFinder(config) });
  const server = await listen({ config, fetch: app.fetch, runs: services.runs });
  services.workers.warm();

  let isEnding = false;
  const end = (): void => {
    // A second Ctrl+C does not wait.
    if (isEnding) forceExit(130, services);
    else void server.close().then(() => forceExit(0, services));
    isEnding = true;
  };
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  if (process.env.npm_command === 'exec') endWithParent();
  print(readyText({ url: server.url, others: originsForOthers(config, server.port) }, config).join('\n'));
  if (config.opensBrowser && !(await openBrowser(server.url))) {
    process.stderr.write('Could not open a browser. Open the address yourself\n');
  }
}

function helpText(otherCommands: string): string {
  const rows = settingHelp.map(({ name, flag, help }) => `  ${`${name}, --${flag}`.padEnd(52)} ${help}`);
  return `Tweakbench: a browser playground for Langflow's run/advanced endpoint.

Usage: tweakbench [--port 4747] [--host 127.0.0.1] [--open] [...]

  ${'--open'.padEnd(52)} opens the page in the default browser
  ${'--version, -v'.padEnd(52)} prints the version
  ${'--help, -h'.padEnd(52)} prints this

${otherCommands}

${DATABASE_HELP}

Settings, by environment or as a flag:
${rows.join('\n')}`;
}

/**
 * Does not wait for running work, which would write to a folder that now belongs to another server. `process.exit` ends
 * this thread, the only one that writes, at once; the process lasts at most until a worker thread returns from native
 * code.
 */
function endAtOnce({ message }: ConfigError): void {
  process.stderr.write(`Tweakbench stopped. ${message}\n`);
  process.exit(1);
}

/** Prints progress on one line that is overwritten; only on a terminal. */
function printProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} runs${done >= total ? '\n' : ''}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
