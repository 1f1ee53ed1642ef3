/** The settings, read from the environment and from flags (a flag wins). */

import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import { isLoopback } from '#contract/loopback.ts';
import { lowerFirst } from '#contract/text/upper-first.ts';
import { parseOptions } from './parse-options.ts';
import { MADE_TOKEN, secretNames, settingsSchema } from './settings-schema.ts';

/** Why the server cannot start, or a command cannot go on; the message is one line for the terminal. */
export class ConfigError extends Error {
  override readonly name: string = 'ConfigError';
}

/** A wrong argument on the command line, or an invalid setting. */
export class UsageError extends ConfigError {
  override readonly name = 'UsageError';
}

export type Config = ReturnType<typeof readConfig>;
export type LangflowConfig = Config['langflow'];
export type UserHeader = NonNullable<Config['userHeader']>;
export type RelayConfig = Config['relay'];

/** Secrets of this server, which nothing may store or show. */
export function ownSecrets({ token, apiKey, langflow, openai }: Config): string[] {
  return [token, apiKey, langflow.apiKey, openai.apiKey ?? null].filter((secret) => secret !== null);
}

/** The flag of a setting, without the dashes. */
function flagOf(name: string): string {
  return name
    .replace(/^TWEAKBENCH_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
}

/** Every setting with its flag and one line on what it does. */
export const settingHelp: readonly { name: string; flag: string; help: string }[] = Object.entries(
  settingsSchema.shape,
).map(([name, schema]) => ({ name, flag: flagOf(name), help: schema.description ?? '' }));

/**
 * Reads the settings. An empty variable counts as not set. Throws a UsageError for an unknown flag, an invalid value,
 * and a bind beyond this machine without a token.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, flags: string[]) {
  const names = Object.keys(settingsSchema.shape);
  const { given, opensBrowser } = parseFlags(flags, names);
  const raw = Object.fromEntries(
    names.flatMap((name) => {
      const value = given.get(flagOf(name)) ?? environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value.trim()]];
    }),
  );
  const parsed = settingsSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'A setting');
    throw new UsageError(`${name} ${lowerFirst(issue?.message ?? 'cannot be used')} (it is ${show(name, raw[name])})`);
  }
  const settings = parsed.data;
  const host = settings.TWEAKBENCH_HOST;
  if (!isLoopback(host) && settings.TWEAKBENCH_TOKEN === undefined) {
    throw new UsageError(
      `TWEAKBENCH_HOST ${host} listens beyond this machine, which needs TWEAKBENCH_TOKEN: a token that people enter on their first visit, or auto to make one`,
    );
  }
  const isTokenMade = settings.TWEAKBENCH_TOKEN === MADE_TOKEN;
  const { TWEAKBENCH_OPEN_WITH: openWith } = settings;
  if (openWith !== 'embedded' && settings.LANGFLOW_URL === undefined)
    throw new UsageError(`TWEAKBENCH_OPEN_WITH ${openWith} needs LANGFLOW_URL: the address of that server`);
  const { TWEAKBENCH_USER_HEADER: userHeader, TWEAKBENCH_TRUSTED_PROXY: proxies = [] } = settings;
  if (userHeader !== undefined && proxies.length === 0)
    throw new UsageError(
      'TWEAKBENCH_USER_HEADER needs TWEAKBENCH_TRUSTED_PROXY: the addresses of the proxy, since anybody can send a header',
    );
  const isDataShared = settings.TWEAKBENCH_SHARED_DATA === 'yes';
  if (isDataShared && !settings.TWEAKBENCH_DATABASE?.startsWith('postgres'))
    throw new UsageError(
      'TWEAKBENCH_SHARED_DATA yes needs TWEAKBENCH_DATABASE: the PostgreSQL in which the servers take turns',
    );
  if (isDataShared && isTokenMade)
    throw new UsageError('TWEAKBENCH_SHARED_DATA yes needs one TWEAKBENCH_TOKEN for all servers instead of auto');
  const dataFolder = resolve(settings.TWEAKBENCH_DATA ?? defaultDataFolder(environment));
  return {
    port: settings.PORT,
    host,
    dataFolder,
    /** All servers with the same PostgreSQL use this folder. */
    isDataShared,
    /** Open the page in the default browser when the server is ready. */
    opensBrowser,
    apiKey: settings.TWEAKBENCH_API_KEY ?? null,
    token: isTokenMade ? randomBytes(18).toString('base64url') : (settings.TWEAKBENCH_TOKEN ?? null),
    /** The token was generated for this start, so it must be printed. */
    isTokenMade,
    allowedHosts: settings.TWEAKBENCH_ALLOWED_HOSTS ?? [],
    /** Address as for `openWorkspaceDatabase`. */
    database: settings.TWEAKBENCH_DATABASE ?? `sqlite:${join(dataFolder, 'workspace.db')}`,
    /** Null to use the one in the database. */
    secret: settings.TWEAKBENCH_SECRET ?? null,
    /** How many runs are kept, and how many bytes of them, without the pinned ones. */
    keep: { runs: settings.TWEAKBENCH_KEEP_RUNS, bytes: settings.TWEAKBENCH_KEEP_SIZE * 1024 ** 3 },
    /** How a proxy names the person who sends a request: a name in lower case, and the addresses and ranges whose header is believed. */
    userHeader: userHeader === undefined ? null : { name: userHeader, from: proxies },
    runTimeoutMs: settings.TWEAKBENCH_RUN_TIMEOUT * 1000,
    relay: {
      /** For the whole exchange, and without data once the answer has begun. */
      totalMs: settings.TWEAKBENCH_RELAY_TIMEOUT * 1000,
      idleMs: settings.TWEAKBENCH_RELAY_IDLE * 1000,
      /** Largest request body; uploads have their own limit. */
      bodyBytes: settings.TWEAKBENCH_RELAY_BODY * 1024 * 1024,
      uploadBytes: settings.TWEAKBENCH_RELAY_UPLOAD * 1024 * 1024,
    },
    demoPace: settings.TWEAKBENCH_DEMO_PACE,
    logLevel: settings.TWEAKBENCH_LOG,
    /** Where the server asks whether a Langflow answers; null to ask nothing. */
    langflowProbe: settings.TWEAKBENCH_LANGFLOW_PROBE === 'no' ? null : settings.TWEAKBENCH_LANGFLOW_PROBE,
    langflow: {
      url: settings.LANGFLOW_URL ?? null,
      apiKey: settings.LANGFLOW_API_KEY ?? null,
      /** Unless it is `embedded`, a page opens connected to it, as a server of this kind, until the user chooses another server there. */
      openWith,
    },
    openai: {
      baseUrl: settings.OPENAI_BASE_URL,
      apiKey: settings.OPENAI_API_KEY,
      model: settings.OPENAI_MODEL,
    },
  };
}

function parseFlags(flags: string[], names: readonly string[]): { given: Map<string, string>; opensBrowser: boolean } {
  const options = Object.fromEntries(names.map((name) => [flagOf(name), { type: 'string' as const }]));
  try {
    const { values } = parseOptions(flags, { ...options, open: { type: 'boolean' } }, false);
    const texts = Object.entries(values).flatMap(([flag, value]): [string, string][] =>
      typeof value === 'string' ? [[flag, value]] : [],
    );
    return { given: new Map(texts), opensBrowser: values.open === true };
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}

/** Where this user's programs keep their data: XDG base directories, or the equivalent of the system. */
function defaultDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'tweakbench');
  if (process.platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tweakbench');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'tweakbench');
}

function show(name: string, value: string | undefined): string {
  return secretNames.has(name) ? 'not shown' : JSON.stringify(value ?? '');
}
