/** Which Langflow a command was told to use, if any: by its options, the environment, or a file of environments. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isJsonObject } from '#contract/json.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import type { CommandPorts } from '../terminal/command-ports.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';
import { readNamedFile } from '../terminal/read-named-file.ts';

export interface LangflowAccess {
  url: string;
  apiKey: string | null;
  /** The variable that has, or should have, the key. */
  keyName: string;
}

/** The options, as typed. */
export interface AccessOptions {
  url: string | undefined;
  keyEnv: string | undefined;
  /** Name in `.lfx/environments.yaml`. */
  env: string | undefined;
}

/** The variable of the key, unless another is named. */
export const DEFAULT_KEY = 'LANGFLOW_API_KEY';
/** Characters of such a file: about a thousand environments. */
const LONGEST = 100_000;
const FILES = ['.lfx/environments.yaml', '.lfx/environments.yml'];

/** Null for the embedded engine. Throws a CommandError for an address or a name that cannot be used. */
export async function findLangflowAccess(
  { url, keyEnv, env }: AccessOptions,
  ports: Pick<CommandPorts, 'environment' | 'folder' | 'stop'>,
): Promise<LangflowAccess | null> {
  const { environment } = ports;
  if (env !== undefined && url !== undefined) throw usageError('Give either --url or --env');
  const named = env === undefined ? null : await readEnvironment(env, ports);
  const address = named?.url ?? url ?? filled(environment.LANGFLOW_URL);
  if (address === undefined) {
    if (keyEnv !== undefined) throw usageError('--key-env is for a Langflow: give its address with --url');
    return null;
  }
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw usageError(`“${address}” is not an http or https address`);
  const keyName = keyEnv ?? named?.keyName ?? DEFAULT_KEY;
  const apiKey = filled(environment[keyName]) ?? null;
  // If no variable was named, its absence is no error: a Langflow may need no key.
  if (apiKey === null && keyName !== DEFAULT_KEY)
    throw new CommandError(EXIT.couldNotRun, `The variable ${keyName} is not set. It has the API key of ${address}`);
  return { url: address, apiKey, keyName };
}

/** An empty variable counts as not set, as in all settings. */
function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** Looks for the file in this folder and those above it, up to that of the repository. */
async function readEnvironment(
  name: string,
  ports: Pick<CommandPorts, 'folder' | 'stop'>,
): Promise<{ url: string; keyName: string | undefined }> {
  const file = await findFile(ports.folder);
  if (file === null) throw usageError(`--env ${name}: there is no .lfx/environments.yaml here or in a folder above`);
  const text = await readNamedFile(ports, file);
  if (text.length > LONGEST) throw usageError(`${file}: it has more than ${LONGEST.toLocaleString('en')} characters`);
  const { value, problems } = readDocument(text);
  const [problem] = problems;
  if (problem) throw usageError(`${file}:${problem.line}: ${problem.message}`);
  const environments = isJsonObject(value) && isJsonObject(value.environments) ? value.environments : {};
  const found = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (!isJsonObject(found)) {
    const [closest] = nameFinder(Object.keys(environments))(name);
    const known =
      closest === undefined ? `It has ${Object.keys(environments).join(', ') || 'none'}` : `Did you mean ${closest}?`;
    throw usageError(`${file} has no environment ${name}. ${known}`);
  }
  const { url, api_key_env: keyName } = found;
  if (typeof url !== 'string') throw usageError(`${file}: the environment ${name} has no url`);
  return { url, keyName: typeof keyName === 'string' ? keyName : undefined };
}

async function findFile(from: string): Promise<string | null> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    for (const name of FILES) {
      const file = join(folder, name);
      if ((await stat(file).catch(() => null))?.isFile()) return file;
    }
    const isEnd = dirname(folder) === folder || (await stat(join(folder, '.git')).catch(() => null)) !== null;
    if (isEnd) return null;
  }
}
