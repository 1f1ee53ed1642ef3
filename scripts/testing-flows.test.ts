/** What docs/testing-flows.md shows is run: its suite, its commands, and those of its CI jobs, on the embedded engine. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkSchema } from '#contract/suite/suite-check.ts';
import { type CommandFolder, openCommandFolder, samplesFolder } from '../src/command/testing/call-command.ts';
import { documentedBlocks, documentedYaml, testingFlowsText } from './testing/documented-blocks.ts';

const { suite, environments, github, gitlab } = documentedYaml();

/** With the flow and the suite, as the page says. */
async function openDocumented(): Promise<CommandFolder> {
  const folder = await openCommandFolder({
    'tone.tests.yaml': suite,
    'tweaks.json': '{ "Tone Prompt": { "tone": "pirate" } }',
  });
  await copyFile(join(samplesFolder, '02-tone-switcher.json'), join(folder.path, 'tone.json'));
  return folder;
}

/** The arguments after `tweakbench`, without those that name a server, since none runs here. */
function wordsOf(line: string): string[] {
  const words = line.replace(/^npx (?:--no )?tweakbench /, '').split(/\s+/);
  return words.filter((word, at) => word !== '--url' && words[at - 1] !== '--url');
}

/** The lines of the documentation from this head of a table to the next empty line. */
const tableOf = (head: string) => {
  const from = testingFlowsText.slice(testingFlowsText.indexOf(head));
  return from.slice(0, from.indexOf('\n\n'));
};

describe('docs/testing-flows.md', () => {
  it('shows commands that do what it says', async () => {
    const folder = await openDocumented();
    const lines = documentedBlocks('sh').flatMap((block) =>
      block.split('\n').filter((line) => line.startsWith('npx ')),
    );
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const { code, output, errors } = await folder.call(wordsOf(line));
      expect(code, `${line}\n${output}${errors}`).toBe(0);
    }
    expect(await folder.read('reports/tone.html')).toContain('Blue sky');
  });

  it('names only checks that exist, with values that they take', () => {
    const named = [...tableOf('| check |').matchAll(/^ *\| (`.*?`) \| /gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    );
    const checks = named.filter((code) => /^[a-z-]+(?:: |$)/.test(code) && !code.includes('…'));
    expect(checks.length).toBeGreaterThan(9);
    for (const check of checks) {
      const value: unknown = parse(check);
      const needsValue = value === 'matches' || value === 'json-schema';
      expect(
        checkSchema.safeParse(needsValue ? { [String(value)]: value === 'matches' ? 'a' : {} } : value).success,
        check,
      ).toBe(true);
    }
  });

  it('shows a file of environments that is read as it says', async () => {
    const folder = await openDocumented();
    await mkdir(join(folder.path, '.lfx'));
    await folder.write('.lfx/environments.yaml', environments);
    const { code, errors } = await folder.call(['test', 'tone.tests.yaml', '--env', 'staging']);
    const { url, api_key_env: name } = parse(environments).environments.staging;
    expect({ code, errors }).toEqual({
      code: 3,
      errors: `The variable ${name} is not set. It has the API key of ${url}\n`,
    });
    const missing = await folder.call(['test', 'tone.tests.yaml', '--env', 'production']);
    expect(missing).toMatchObject({ code: 2, errors: expect.stringContaining('It has staging') });
  });

  it('has a GitHub workflow whose steps run, as far as they can here', async () => {
    const { jobs } = z
      .looseObject({
        jobs: z.record(z.string(), z.looseObject({ steps: z.array(z.looseObject({ run: z.string().optional() })) })),
      })
      .parse(parse(github));
    await runsHere(Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run.split('\n'))));
  });

  it('has a GitLab job whose lines run, as far as they can here, and a report that it keeps', async () => {
    const job = z
      .looseObject({
        script: z.array(z.string()),
        artifacts: z.looseObject({ reports: z.looseObject({ junit: z.string() }) }),
      })
      .parse(Object.values(z.record(z.string(), z.unknown()).parse(parse(gitlab)))[0]);
    const folder = await runsHere(job.script);
    expect(await folder.read(job.artifacts.reports.junit)).toContain('<testsuite ');
  });
});

async function runsHere(lines: readonly string[]): Promise<CommandFolder> {
  const folder = await openDocumented();
  const tests = lines.map((line) => line.trim()).filter((line) => line.startsWith('npx '));
  expect(tests).toHaveLength(1);
  for (const line of tests) {
    const words = wordsOf(line).map((word) => word.replace(/^flows\//, ''));
    const { code, output, errors } = await folder.call(words);
    expect(code, output + errors).toBe(0);
  }
  return folder;
}
