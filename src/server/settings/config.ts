/** The settings: one schema, read from the environment and from flags (a flag wins). */

import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { errorMessage } from '#contract/error-message.ts';
import { isLoopback } from '#contract/loopback.ts';

/** An invalid setting; the message is one line for the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The value of TWEAKBENCH_TOKEN that asks for a generated token. */
const MADE_TOKEN = 'auto';
const secret = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/, error: 'is not an http or https address' });
const seconds = (limit: number) =>
  z.coerce.number('is not a number').positive('is not above 0').max(limit, `is above ${limit}`);
const megabytes = z.coerce.number('is not a number').positive('is not above 0').max(10_000, 'is above 10000');
const hostNames = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== ''),
);

/** Names are environment variables; `--run-timeout` is the flag of TWEAKBENCH_RUN_TIMEOUT, `--port` of PORT. */
const settingsSchema = z.object({
  PORT: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(65_535, 'is above 65535')
    .default(4747)
    .describe('port to listen on, 0 for any free one (4747)'),
  TWEAKBENCH_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address to listen on; beyond this machine it needs a token (127.0.0.1)'),
  TWEAKBENCH_DATA: z.string().optional().describe('folder for imported flows, uploaded files and messages'),
  TWEAKBENCH_TOKEN: secret
    .refine((text) => text === MADE_TOKEN || text.length >= 12, 'is shorter than 12 characters')
    .optional()
    .describe('token that people enter once, 12 characters or more; auto makes one and prints it'),
  TWEAKBENCH_ALLOWED_HOSTS: hostNames.optional().describe('host names to accept, separated by commas'),
  TWEAKBENCH_API_KEY: secret.optional().describe('key that programs must send as x-api-key'),
  TWEAKBENCH_RUN_TIMEOUT: seconds(86_400).default(900).describe('seconds that one run may take (900)'),
  TWEAKBENCH_RELAY_TIMEOUT: seconds(86_400)
    .default(900)
    .describe('seconds that one relayed request may take, to its last byte (900)'),
  TWEAKBENCH_RELAY_IDLE: seconds(86_400)
    .default(120)
    .describe('seconds that a relayed answer may pause after it has begun (120)'),
  TWEAKBENCH_RELAY_BODY: megabytes.default(10).describe('MB that the body of a relayed request may have (10)'),
  TWEAKBENCH_RELAY_UPLOAD: megabytes.default(200).describe('MB that a relayed upload may have (200)'),
  TWEAKBENCH_DEMO_PACE: z.coerce
    .number('is not a number')
    .min(0, 'is below 0')
    .optional()
    .describe('words per second of the demo model, 0 for no limit'),
  TWEAKBENCH_LOG: z
    .enum(['info', 'warn', 'error', 'silent'], 'is not one of info, warn, error, silent')
    .default('info')
    .describe('log level: info, warn, error, silent (info)'),
  LANGFLOW_URL: webAddress.optional().describe('the Langflow that the page offers'),
  LANGFLOW_API_KEY: secret.optional().describe('its key'),
  TWEAKBENCH_OPEN_WITH: z
    .enum(['embedded', 'langflow'], 'is not one of embedded, langflow')
    .default('embedded')
    .describe('the server that a page opens with: embedded, or langflow for LANGFLOW_URL (embedded)'),
  OPENAI_BASE_URL: webAddress.optional().describe('an OpenAI-compatible model server'),
  OPENAI_API_KEY: secret.optional().describe('its key'),
  OPENAI_MODEL: z.string().optional().describe('model for components that name none'),
});
type SettingName = keyof typeof settingsSchema.shape;

export interface LangflowConfig {
  url: string | null;
  apiKey: string | null;
  /** A page opens connected to it, until the user chooses another server there. */
  isOpenedWith: boolean;
}

/** Limits of relayed requests. */
export interface RelayLimits {
  /** Bytes of a request body; uploads have their own limit. */
  bodyBytes: number;
  uploadBytes: number;
  /** Milliseconds for the whole exchange. */
  totalMs: number;
  /** Milliseconds without data once the answer has begun. */
  idleMs: number;
}

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  /** Open the page in the default browser when the server is ready. */
  opensBrowser: boolean;
  apiKey: string | null;
  token: string | null;
  /** The token was generated for this start, so it must be printed. */
  isTokenMade: boolean;
  allowedHosts: readonly string[];
  runTimeoutMs: number;
  relay: RelayLimits;
  demoPace: number | undefined;
  logLevel: 'info' | 'warn' | 'error' | 'silent';
  langflow: LangflowConfig;
  openai: { baseUrl: string | undefined; apiKey: string | undefined; model: string | undefined };
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
 * Reads the settings. An empty variable counts as not set. Throws a ConfigError for an unknown flag, an invalid value,
 * and a bind beyond this machine without a token.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, flags: string[]): Config {
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
    throw new ConfigError(`${name} ${lowerFirst(issue?.message ?? 'cannot be used')} (it is ${show(name, raw[name])})`);
  }
  const settings = parsed.data;
  const host = settings.TWEAKBENCH_HOST;
  if (!isLoopback(host) && settings.TWEAKBENCH_TOKEN === undefined) {
    throw new ConfigError(
      `TWEAKBENCH_HOST ${host} listens beyond this machine, which needs TWEAKBENCH_TOKEN: a token that people enter on their first visit, or auto to make one`,
    );
  }
  const isTokenMade = settings.TWEAKBENCH_TOKEN === MADE_TOKEN;
  const isOpenedWith = settings.TWEAKBENCH_OPEN_WITH === 'langflow';
  if (isOpenedWith && settings.LANGFLOW_URL === undefined)
    throw new ConfigError('TWEAKBENCH_OPEN_WITH langflow needs LANGFLOW_URL: the address of that Langflow');
  return {
    port: settings.PORT,
    host,
    dataFolder: resolve(settings.TWEAKBENCH_DATA ?? defaultDataFolder(environment)),
    opensBrowser,
    apiKey: settings.TWEAKBENCH_API_KEY ?? null,
    token: isTokenMade ? randomBytes(18).toString('base64url') : (settings.TWEAKBENCH_TOKEN ?? null),
    isTokenMade,
    allowedHosts: settings.TWEAKBENCH_ALLOWED_HOSTS ?? [],
    runTimeoutMs: settings.TWEAKBENCH_RUN_TIMEOUT * 1000,
    relay: {
      totalMs: settings.TWEAKBENCH_RELAY_TIMEOUT * 1000,
      idleMs: settings.TWEAKBENCH_RELAY_IDLE * 1000,
      bodyBytes: settings.TWEAKBENCH_RELAY_BODY * 1024 * 1024,
      uploadBytes: settings.TWEAKBENCH_RELAY_UPLOAD * 1024 * 1024,
    },
    demoPace: settings.TWEAKBENCH_DEMO_PACE,
    logLevel: settings.TWEAKBENCH_LOG,
    langflow: { url: settings.LANGFLOW_URL ?? null, apiKey: settings.LANGFLOW_API_KEY ?? null, isOpenedWith },
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
    const { values } = parseArgs({
      args: withNumbers(flags),
      options: { ...options, open: { type: 'boolean' } },
      strict: true,
      allowPositionals: false,
    });
    const texts = Object.entries(values).flatMap(([flag, value]): [string, string][] =>
      typeof value === 'string' ? [[flag, value]] : [],
    );
    return { given: new Map(texts), opensBrowser: values.open === true };
  } catch (error) {
    const message = errorMessage(error);
    throw new ConfigError(message.split(/[.\n]/)[0] ?? message);
  }
}

/** `--port -1` as `--port=-1`: a negative number is a value, not another flag. */
function withNumbers(flags: readonly string[]): string[] {
  return flags.flatMap((flag, index) => {
    const next = flags[index + 1] ?? '';
    if (flag.startsWith('--') && !flag.includes('=') && /^-\d/.test(next)) return [`${flag}=${next}`];
    return index > 0 && /^-\d/.test(flag) && flags[index - 1]?.startsWith('--') ? [] : [flag];
  });
}

/** Where this user's programs keep their data: XDG base directories, or the equivalent of the system. */
function defaultDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'tweakbench');
  if (process.platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tweakbench');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'tweakbench');
}

const secretNames: ReadonlySet<string> = new Set<SettingName>([
  'TWEAKBENCH_API_KEY',
  'TWEAKBENCH_TOKEN',
  'LANGFLOW_API_KEY',
  'OPENAI_API_KEY',
]);

function show(name: string, value: string | undefined): string {
  return secretNames.has(name) ? 'not shown' : JSON.stringify(value ?? '');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
