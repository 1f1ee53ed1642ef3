/** Checks the container files against the settings that they use. `npm run smoke` builds and runs the image. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settingHelp } from '#server/settings/config.ts';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(resolve(root, name), 'utf8');
const known = new Set(settingHelp.map(({ name }) => name));

/** `KEY=value` of the image's last stage. */
function imageSettings(): Record<string, string> {
  const [line = ''] = /^ENV .*$/m.exec(read('Dockerfile')) ?? [];
  return Object.fromEntries([...line.matchAll(/(\w+)=(\S+)/g)].map(([, key = '', value = '']) => [key, value]));
}

/** The part of a service, up to the next line with the same indentation. */
function serviceOf(name: string): string {
  const [, rest = ''] = read('compose.yaml').split(`\n  ${name}:\n`);
  return rest.split(/\n {0,2}\S/)[0] ?? '';
}

/** The environment of the service when every variable except the key is set. */
function composeSettings(): Record<string, string> {
  const lines = [...serviceOf('tweakbench').matchAll(/^ {6}([A-Z_]+): (.*)$/gm)];
  return Object.fromEntries(
    lines.map(([, key = '', value = '']) => [
      key,
      value.replace(/\$\{[A-Z_]+(?::\?[^}]*)?\}/, 'let-me-in-here').replace(/\$\{[A-Z_]+:-\}/, ''),
    ]),
  );
}

describe('the container files', () => {
  it('set only known settings, with which the server starts', () => {
    const { NODE_ENV, ...image } = imageSettings();
    expect(NODE_ENV).toBe('production');
    const compose = composeSettings();
    for (const name of Object.keys({ ...image, ...compose })) expect(known, name).toContain(name);
    const config = readConfig({ ...image, ...compose }, []);
    expect(config).toMatchObject({
      host: '0.0.0.0',
      port: 4747,
      dataFolder: '/data',
      database: 'postgres://langflow:let-me-in-here@postgres:5432/tweakbench',
      token: 'let-me-in-here',
      langflow: { url: 'http://langflow:7860', apiKey: null },
    });
    expect(serviceOf('tweakbench')).toContain(`127.0.0.1:${config.port}:${config.port}`);
    expect(serviceOf('tweakbench')).toContain(`tweakbench:${config.dataFolder}`);
    expect(serviceOf('langflow')).toContain(`127.0.0.1:${new URL(config.langflow.url ?? '').port}`);
  });

  it('make the database that Tweakbench uses, and install its drivers', () => {
    const { pathname, username } = new URL(composeSettings().TWEAKBENCH_DATABASE ?? '');
    expect(serviceOf('postgres')).toContain(`POSTGRES_USER: ${username}`);
    expect(serviceOf('postgres')).toContain('target: /docker-entrypoint-initdb.d/create-databases.sql');
    expect(read('compose.yaml')).toContain(`content: CREATE DATABASE ${pathname.slice(1)};`);
    expect(serviceOf('tweakbench')).toMatch(/postgres:\n {8}condition: service_healthy/);
    expect(serviceOf('postgres')).toContain(`pg_isready -h 127.0.0.1 -U ${username}`);
    expect(serviceOf('postgres')).toContain('postgres:/var/lib/postgresql/data');
    // No password is in the file, and none has a default.
    expect(read('compose.yaml')).not.toMatch(/_PASSWORD:-|^ +\w+_PASSWORD: (?!\$\{)/m);
    expect(read('Dockerfile')).toContain('npm prune --omit=dev');
    expect(read('Dockerfile')).toContain('COPY --from=build /app/node_modules ./node_modules');
  });

  it('restart what has ended, and limit its memory', () => {
    for (const name of ['postgres', 'langflow', 'tweakbench']) {
      expect(serviceOf(name), name).toMatch(/^ {4}restart: unless-stopped\n {4}mem_limit: \d+g$/m);
    }
    // Another container may hold the data folder: the lock is stale only after ten seconds.
    expect(read('Dockerfile')).toMatch(/HEALTHCHECK .*--start-period=20s/);
  });

  it('do not listen beyond the container without a token', () => {
    expect(() => readConfig(imageSettings(), [])).toThrow('TWEAKBENCH_TOKEN');
  });

  it('exclude the file with the secrets of compose.yaml from the image and from git', () => {
    for (const file of ['.dockerignore', '.gitignore']) {
      expect(read(file).split('\n')).toEqual(expect.arrayContaining(['.env', '.env.*']));
    }
  });
});
