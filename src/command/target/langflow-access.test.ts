import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCommandFolder } from '../testing/call-command.ts';
import { type AccessOptions, findLangflowAccess } from './langflow-access.ts';

const FILE = `environments:
  staging:
    url: https://staging.test
    api_key_env: STAGING_KEY
  bare: {}
`;

/** Searches from a folder below the one with the file. */
async function find(options: Partial<AccessOptions>, environment: Record<string, string> = {}, file = FILE) {
  const { path } = await openCommandFolder();
  await mkdir(join(path, '.lfx'));
  await mkdir(join(path, '.git'));
  await mkdir(join(path, 'tests'));
  await writeFile(join(path, '.lfx/environments.yaml'), file);
  return findLangflowAccess(
    { url: undefined, keyEnv: undefined, env: undefined, ...options },
    { environment, folder: join(path, 'tests'), stop: new AbortController().signal },
  );
}

describe('findLangflowAccess', () => {
  it.each<[string, Partial<AccessOptions>, Record<string, string>, unknown]>([
    ['nothing', {}, { LANGFLOW_API_KEY: 'k' }, null],
    ['an empty variable', {}, { LANGFLOW_URL: ' ' }, null],
    [
      'LANGFLOW_URL',
      {},
      { LANGFLOW_URL: 'http://a.test', LANGFLOW_API_KEY: 'k' },
      ['http://a.test', 'k', 'LANGFLOW_API_KEY'],
    ],
    [
      '--url before it',
      { url: 'http://b.test' },
      { LANGFLOW_URL: 'http://a.test' },
      ['http://b.test', null, 'LANGFLOW_API_KEY'],
    ],
    ['--key-env', { url: 'http://b.test', keyEnv: 'MINE' }, { MINE: 'm' }, ['http://b.test', 'm', 'MINE']],
    ['--env', { env: 'staging' }, { STAGING_KEY: 's' }, ['https://staging.test', 's', 'STAGING_KEY']],
  ])('reads %s', async (_, options, environment, expected) => {
    const access = await find(options, environment);
    expect(access && [access.url, access.apiKey, access.keyName]).toEqual(expected);
  });

  it.each<[Partial<AccessOptions>, number, string]>([
    [{ url: 'b.test' }, 2, '“b.test” is not an http or https address'],
    [{ url: '' }, 2, '“” is not an http or https address'],
    [{ keyEnv: 'MINE' }, 2, '--key-env is for a Langflow'],
    [{ url: 'http://b.test', env: 'staging' }, 2, 'Give either --url or --env'],
    [{ env: 'stagin' }, 2, 'has no environment stagin. Did you mean staging?'],
    [{ env: 'toString' }, 2, 'has no environment toString. It has staging, bare'],
    [{ env: 'bare' }, 2, 'the environment bare has no url'],
    [{ env: 'staging' }, 3, 'The variable STAGING_KEY is not set'],
  ])('says what is wrong with %j', async (options, code, message) => {
    await expect(find(options)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('names the line of a broken file, and a missing one', async () => {
    const broken = find({ env: 'a' }, {}, 'environments:\n  a: [');
    await expect(broken).rejects.toThrow(/environments\.yaml:2: /);
    const tooLong = find({ env: 'a' }, {}, `environments:\n${'  a: {}\n'.repeat(15_000)}`);
    await expect(tooLong).rejects.toThrow(/environments\.yaml: it has more than 100,000 characters$/);
    const { path } = await openCommandFolder();
    await mkdir(join(path, '.git'));
    const missing = findLangflowAccess(
      { url: undefined, keyEnv: undefined, env: 'a' },
      { environment: {}, folder: path, stop: new AbortController().signal },
    );
    await expect(missing).rejects.toThrow('there is no .lfx/environments.yaml');
  });
});
