import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CiCommand, ciCommand } from './ci-command.ts';

const command: CiCommand = {
  fileName: 'billing-questions.tests.yaml',
  address: 'http://localhost:7860',
  variants: null,
  failsWhen: { kind: 'failed' },
  variables: [],
};

describe('ciCommand', () => {
  it('is one command for a shell, which fails when a check fails', () => {
    expect(ciCommand('shell', command)).toBe(`npx --no tweakbench test billing-questions.tests.yaml \\
  --url http://localhost:7860 \\
  -o tests.junit.xml`);
  });

  it('names the gate and the variants', () => {
    const baseline = { kind: 'regressed', baseline: 'billing-questions-29.json' } as const;
    expect(ciCommand('shell', { ...command, failsWhen: baseline, variants: ['Flow', 'Short'] })).toContain(
      '--variant Flow \\\n  --variant Short \\\n  --baseline billing-questions-29.json',
    );
    expect(ciCommand('shell', { ...command, failsWhen: { kind: 'rate', percent: 90 } })).toContain(
      '--min-pass-rate 90',
    );
  });

  it('runs on the embedded engine without an address, and needs no key there', () => {
    expect(ciCommand('shell', { ...command, address: null })).not.toContain('--url');
    expect(ciCommand('github', { ...command, address: null })).not.toContain('env:');
  });

  it('quotes what a shell would read otherwise', () => {
    const names = ["Ada's $HOME `id`", 'a b; rm -rf /'];
    const text = ciCommand('shell', { ...command, variants: names });
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${text.replace(/^npx /, '')}`])
      .toString()
      .trim()
      .split('\n');
    expect(words.filter((_, at) => words[at - 1] === '--variant')).toEqual(names);
  });

  it('is a workflow of GitHub that reads secrets from the environment', () => {
    const workflow = parse(ciCommand('github', { ...command, variables: ['OPENAI_API_KEY'] }));
    const [, , test, upload] = workflow.jobs.flows.steps;
    expect(test.run).toMatch(
      /^npm install --no-save .\/tweakbench-\*\.tgz\nnpx --no tweakbench test billing-questions\.tests\.yaml/,
    );
    expect(test.run).toContain('--allow-env OPENAI_API_KEY');
    expect(ciCommand('shell', { ...command, variables: ['JUDGE_API_KEY'] })).not.toContain('--allow-env');
    const secret = (name: string) => `$\{{ secrets.${name} }}`;
    const names = ['LANGFLOW_API_KEY', 'OPENAI_API_KEY'];
    expect(test.env).toEqual(Object.fromEntries(names.map((name) => [name, secret(name)])));
    expect(upload.if).toBe('always()');
  });

  it('is a job of GitLab with the report', () => {
    const text = ciCommand('gitlab', command);
    const job = parse(text)['flow-tests'];
    expect(job.script[0]).toBe('npm install --no-save ./tweakbench-*.tgz');
    expect(job.script[1]).toContain('--url http://localhost:7860');
    expect(job.artifacts.reports.junit).toBe('tests.junit.xml');
    expect(text).toContain('Add LANGFLOW_API_KEY under Settings');
  });
});
