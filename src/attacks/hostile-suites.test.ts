/** Suites from strangers, run by the command: what they ask for of the environment and of the disk, and whom they would send it to. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCommandFolder } from '#command/testing/call-command.ts';
import { callTest, openSuiteFolder, TONE_HEAD } from '#command/testing/open-suite-folder.ts';

const variable = (name: string) => `$\{${name}}`;
const ENVIRONMENT = {
  CANARY: 'canary-1',
  LANGFLOW_API_KEY: 'canary-2',
  TWEAKBENCH_TOKEN: 'canary-3',
  tweakbench_secret: 'canary-4',
  MINE: 'canary-5',
};

/** A model at an address, and all that it was sent. */
async function startListener() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    request.on('data', (chunk) => seen.push(String(chunk)));
    request.on('end', () =>
      response.end('{"choices": [{"message": {"content": "{\\"score\\": 1, \\"reason\\": \\"r\\"}"}}]}'),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => void server.close(() => done())));
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a suite that asks for the environment', () => {
  const judged = (by: string) =>
    `${TONE_HEAD}cases:\n  - {input: hi, checks: [{judge: {rubric: r, min: 0, by: {${by}}}}]}\n`;
  const tweaked = (name: string) =>
    `${TONE_HEAD}variants: [{name: A, tweaks: {Tone Prompt: {tone: "${variable(name)}"}}}]\ncases: [{input: hi}]\n`;

  it.each<[string, (url: string) => string, string[], string]>([
    [
      'in a model',
      (url) => judged(`url: "${url}", model: "${variable('CANARY')}"`),
      [],
      `asks for ${variable('CANARY')} of the environment. If whoever wrote it may have that, add --allow-env CANARY`,
    ],
    [
      'in a key',
      (url) => judged(`url: "${url}", model: m, key: "${variable('CANARY')}"`),
      ['--allow-env', 'OTHER'],
      'add --allow-env CANARY',
    ],
    ['in a tweak', () => tweaked('HOME'), [], 'add --allow-env HOME'],
    [
      'in an address',
      (url) => judged(`url: "${url}/${variable('JUDGE_X')}", model: m`),
      ['--allow-env', 'JUDGE_X'],
      `tone.tests.yaml:6: cases[0].checks[0].judge.by.url: An address may have no variable (${variable('JUDGE_X')}): write the address out`,
    ],
    [
      'for a setting',
      () => tweaked('TWEAKBENCH_TOKEN'),
      [],
      `tone.tests.yaml:5: variants[0].tweaks: No suite gets a setting of Tweakbench (${variable('TWEAKBENCH_TOKEN')}). Give the variable another name`,
    ],
    [
      'for a setting in small letters',
      () => tweaked('tweakbench_secret'),
      [],
      `No suite gets a setting of Tweakbench (${variable('tweakbench_secret')})`,
    ],
    [
      'for an allowed setting',
      () => tweaked('TWEAKBENCH_TOKEN'),
      ['--allow-env', 'TWEAKBENCH_TOKEN'],
      '--allow-env TWEAKBENCH_TOKEN: no suite gets a setting of Tweakbench',
    ],
    [
      'for the key of the Langflow',
      () => tweaked('LANGFLOW_API_KEY'),
      ['--allow-env', 'LANGFLOW_API_KEY'],
      `asks for ${variable('LANGFLOW_API_KEY')}, the key of the Langflow (--key-env), which no suite gets`,
    ],
    [
      'for the key by its own name',
      () => tweaked('MINE'),
      ['--allow-env', 'MINE', '--key-env', 'MINE', '--url', 'http://127.0.0.1:9'],
      `asks for ${variable('MINE')}, the key of the Langflow`,
    ],
  ])('gets nothing %s', async (_where, suite, words, message) => {
    const { seen, url } = await startListener();
    const folder = await openSuiteFolder(suite(url));
    const { code, output, errors } = await folder.call(['test', 'tone.tests.yaml', ...words], {
      environment: ENVIRONMENT,
    });
    expect({ code, output, seen }).toEqual({ code: 2, output: '', seen: [] });
    expect(errors).toContain(message);
    expect(errors).not.toContain('canary');
  });

  it('gets what is allowed, and what is called after judges', async () => {
    const { seen, url } = await startListener();
    const by = `url: "${url}", model: "${variable('CANARY')}", key: "${variable('JUDGE_API_KEY')}"`;
    const folder = await openSuiteFolder(judged(by));
    const environment = { ...ENVIRONMENT, JUDGE_API_KEY: 'for-judges' };
    const { code, output } = await folder.call(['test', 'tone.tests.yaml', '--allow-env', 'CANARY'], { environment });
    expect(code, output).toBe(0);
    expect(seen.join()).toContain('Bearer for-judges');
    expect(seen.join()).toContain('"model":"canary-1"');
  });
});

describe('a suite that names files', () => {
  it.each(['../secret.csv', '/etc/hostname', 'link.csv', 'folder/secret.csv'])(
    'outside its folder (%s) is refused',
    async (name) => {
      const outside = await mkdtemp(join(tmpdir(), 'tweakbench-outside-'));
      onTestFinished(() => rm(outside, { recursive: true, force: true }));
      await writeFile(join(outside, 'secret.csv'), 'input\ncanary\n');
      const folder = await openCommandFolder({ 'secret.csv': 'input\ncanary\n' });
      const suites = join(folder.path, 'suites');
      await mkdir(suites);
      await symlink(join(outside, 'secret.csv'), join(suites, 'link.csv'));
      await symlink(outside, join(suites, 'folder'));
      const shownPath = /^\//.test(name) ? name : `suites/${name}`.replace('suites/../', '');
      const why = `${shownPath}: it is outside the folder of the suite. Move it there, or allow it: --allow-outside`;
      await writeFile(join(suites, 'a.tests.yaml'), `${TONE_HEAD}cases: [{file: ${name}}]\n`);
      const rows = await folder.call(['test', 'suites/a.tests.yaml']);
      expect(rows).toEqual({ code: 2, output: '', errors: `suites/a.tests.yaml:5: cases[0].file: ${why}\n` });
      const flow = TONE_HEAD.replace('tone-switcher', `{file: ${name}}`);
      await writeFile(join(suites, 'a.tests.yaml'), `${flow}cases: [{input: a}]\n`);
      expect(await folder.call(['test', 'suites/a.tests.yaml'])).toEqual({ code: 2, output: '', errors: `${why}\n` });
      if (name !== '/etc/hostname') {
        await writeFile(join(suites, 'a.tests.yaml'), `${TONE_HEAD}cases: [{file: ${name}}]\n`);
        expect((await folder.call(['test', 'suites/a.tests.yaml', '--allow-outside'])).output).toContain('canary');
      }
    },
  );

  it.skipIf(process.platform === 'win32')('that never end or never begin is refused at once', async () => {
    for (const name of ['/dev/zero', 'pipe']) {
      for (const suite of [
        `${TONE_HEAD}cases: [{file: ${name}}]\n`,
        `${TONE_HEAD.replace('tone-switcher', `{file: ${name}}`)}cases: [{input: a}]\n`,
      ]) {
        const folder = await openSuiteFolder(suite);
        execFileSync('mkfifo', [join(folder.path, 'pipe')]);
        const { code, errors } = await callTest(folder, '--allow-outside');
        expect({ code, errors }).toEqual({
          code: 2,
          errors: expect.stringContaining(`${name}: this is a device or a pipe.`),
        });
      }
    }
    const folder = await openSuiteFolder('');
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    for (const words of [
      ['test', '/dev/zero'],
      ['test', 'tone.tests.yaml', '--baseline', '/dev/zero'],
      ['check', 'pipe', 'pipe'],
      ['check', '/dev/zero', 'pipe'],
    ])
      expect((await folder.call(words)).code, words.join()).toBe(2);
    expect((await folder.call(['test', '/'])).errors).toBe('/: this is a folder\n');
  });
});
