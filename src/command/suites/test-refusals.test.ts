import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import {
  type AnswerServer,
  type LangflowReply,
  langflow113,
  startAnswerServer,
} from '#run/testing/langflow-answers.ts';
import { callTest, lastLine, openSuiteFolder, PASSING_SUITE, TONE_HEAD } from '../testing/open-suite-folder.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const RUN_PATH = `/api/v1/run/${ID}`;

/** A Langflow that has the suite's flow, and answers its runs with `run`. */
async function startLangflow(run: LangflowReply): Promise<AnswerServer> {
  const exported = flowExportSchema.parse(readRecording('flows/export-two.json'));
  const server = await startAnswerServer({
    ...langflow113,
    'GET /api/v1/flows/': { status: 200, body: [{ id: ID, name: 'Two', endpoint_name: 'tone-switcher' }] },
    [`GET /api/v1/flows/${ID}`]: { status: 200, body: { ...exported, id: ID, endpoint_name: 'tone-switcher' } },
    [`POST ${RUN_PATH}`]: run,
  });
  onTestFinished(() => server.close());
  return server;
}

describe('what keeps tweakbench test from running', () => {
  it.each<[string, string, string[], number, string]>([
    ['no file', PASSING_SUITE, ['no.yaml'], 2, 'no.yaml: there is no such file'],
    ['a wrong suite', `${TONE_HEAD}cases:\n  - {nam: a}\n`, [], 2, 'tone.tests.yaml:6: '],
    ['what is not YAML', `${TONE_HEAD}cases: [\n`, [], 2, 'tone.tests.yaml:6: This is not YAML: '],
    [
      'a mistyped key',
      `${TONE_HEAD}chekcs: []\n`,
      [],
      2,
      'yaml:5: chekcs: Unknown key “chekcs”. Did you mean “checks”?',
    ],
    [
      'a mistyped check',
      `${TONE_HEAD}cases:\n  - {input: a, checks: [{contians: b}]}\n`,
      [],
      2,
      'yaml:6: cases[0].checks[0].contians: Unknown check “contians”. Did you mean “contains”?',
    ],
    [
      'a file that is too long',
      '#'.repeat(9_000_000),
      [],
      2,
      'tone.tests.yaml:1: This suite has 9,000,000 characters.',
    ],
    [
      'aliases of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((one, at) => `${one}: &${one} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\n`,
      [],
      2,
      'tone.tests.yaml:1: Its aliases (*NAME) stand for too many values',
    ],
    [
      'a schema of another address',
      `${TONE_HEAD}checks:\n  - json-schema: {$ref: "http://127.0.0.1:9/x.json"}\ncases: [{input: a}]\n`,
      [],
      2,
      'yaml:6: checks[0].json-schema.$ref: This schema refers to http://127.0.0.1:9/x.json. Only',
    ],
    ['an option like none', PASSING_SUITE, ['--bogus'], 2, 'Unknown option --bogus\nUsage: '],
    ['an unknown option', PASSING_SUITE, ['--varient', 'a'], 2, 'Unknown option --varient. Did you mean --variant?'],
    [
      'an option that is no number',
      PASSING_SUITE,
      ['-j', 'many'],
      2,
      '--jobs is a whole number from 1 to 100, not many',
    ],
    ['an unknown reporter', PASSING_SUITE, ['--reporter', 'xml'], 2, '--reporter is one of list, dot, json'],
    ['an unknown ending', PASSING_SUITE, ['-o', 'a.txt'], 2, '-o a.txt: the name must end with '],
    [
      'a folder that cannot be made',
      PASSING_SUITE,
      ['-o', 'tone.tests.yaml/a.json'],
      2,
      'tone.tests.yaml/a.json cannot be written: a folder or a file is in the way',
    ],
    [
      'no such flow',
      PASSING_SUITE.replace('tone-switcher', 'tone'),
      [],
      3,
      'The embedded engine has no flow tone, only',
    ],
    [
      'no such file of the flow',
      PASSING_SUITE.replace('tone-switcher', '{file: a.json}'),
      [],
      2,
      'a.json: there is no such file',
    ],
    [
      'a key that is not set',
      PASSING_SUITE,
      ['--url', 'http://127.0.0.1:9', '--key-env', 'MINE'],
      3,
      'The variable MINE is not set',
    ],
    ['no server', PASSING_SUITE, ['--url', 'http://127.0.0.1:9'], 3, 'Nothing answers at http://127.0.0.1:9. Start it'],
    ['results that are none', PASSING_SUITE, ['--failed', 'tone.tests.yaml'], 2, 'tone.tests.yaml: It is not JSON.'],
  ])('is named: %s', async (_, suite, words, expected, message) => {
    const { code, output, errors } = await callTest(await openSuiteFolder(suite), ...words);
    expect({ code, output }).toEqual({ code: expected, output: '' });
    expect(errors).toContain(message);
  });

  it('is named: a folder that may only be read', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    await mkdir(join(folder.path, 'locked'), { mode: 0o500 });
    onTestFinished(() => chmod(join(folder.path, 'locked'), 0o700));
    // Root may write everywhere.
    if (process.getuid?.() === 0) return;
    const { code, errors } = await callTest(folder, '-o', 'locked/a.json');
    expect({ code, errors }).toEqual({ code: 2, errors: 'locked/a.json cannot be written: you may not write there\n' });
  });

  it('is named: results of another suite', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    expect((await callTest(folder, '-o', 'r.json')).code).toBe(0);
    await folder.write('tone.tests.yaml', PASSING_SUITE.replace('name: Tone', 'name: Other'));
    const { code, errors } = await callTest(folder, '--baseline', 'r.json');
    expect({ code, errors }).toEqual({
      code: 4,
      errors: 'The results are of the suite “Tone”, not of “Other”.\n',
    });
  });
});

describe('tests that do not come to their end', () => {
  it('by Ctrl+C end with 130, and the results say what was not run', async () => {
    const folder = await openSuiteFolder(PASSING_SUITE);
    const stop = new AbortController();
    const words = ['test', 'tone.tests.yaml', '-o', 'r.json'];
    const running = folder.call(words, { stop: stop.signal, environment: { TWEAKBENCH_DEMO_PACE: '2' } });
    setTimeout(() => stop.abort(), 300);
    const { code, output } = await running;
    expect({ code, last: lastLine(output) }).toEqual({ code: 130, last: 'Stopped: 0 of 2 cells ran' });
    const { cells } = JSON.parse(await folder.read('r.json'));
    expect(cells).toMatchObject([{ state: 'not run', why: 'The tests were stopped.' }, { state: 'not run' }]);
    expect(await readdir(folder.path)).toEqual(['r.json', 'tone.tests.yaml']);
  });

  it('because the server goes away end with 3', async () => {
    const server: { current: AnswerServer | null } = { current: null };
    server.current = await startLangflow(async () => {
      void server.current?.close();
      return { status: 200, body: {} };
    });
    const { code, output } = await callTest(await openSuiteFolder(PASSING_SUITE), '--url', server.current.url);
    expect(code).toBe(3);
    expect(lastLine(output)).toMatch(/ no longer answers: 1 of 2 cells ran\. Start it again/);
  });
});

describe('a Langflow', () => {
  it('is asked no more when the first 20 cells get no answer, all for one reason', async () => {
    const server = await startLangflow(() => ({ status: 500, body: { detail: 'Out of tokens' } }));
    const cases = Array.from({ length: 30 }, (_, at) => `  - {input: "${at}"}\n`).join('');
    const { code, output } = await callTest(await openSuiteFolder(`${TONE_HEAD}cases:\n${cases}`), '--url', server.url);
    expect({ code, last: lastLine(output) }).toEqual({
      code: 3,
      last: 'The first cells broke, all for one reason: 20 of 30 cells ran. Correct it and run the rest with --failed RESULTS.json',
    });
    expect(server.seen.filter(({ path }) => path === RUN_PATH)).toHaveLength(20);
  });

  it('is asked further when only one case broke, however often it ran', async () => {
    const server = await startLangflow((body) =>
      body.includes('bad') ? { status: 500, body: { detail: 'Bad' } } : { status: 500, body: { detail: 'Other' } },
    );
    const folder = await openSuiteFolder(`${TONE_HEAD}cases:\n  - {input: bad}\n  - {input: good}\n`);
    const { code, output } = await callTest(folder, '--url', server.url, '--repeat', '21', '-j', '9');
    expect({ code, last: lastLine(output) }).toEqual({ code: 1, last: 'Failed: 42 broken of 42 cells' });
  });

  it('is given the time for which it asks to wait', async () => {
    const times: number[] = [];
    const server = await startLangflow(() => {
      times.push(performance.now());
      return { status: 429, body: { detail: 'Slow down' }, retryAfter: '0.3' };
    });
    const folder = await openSuiteFolder(PASSING_SUITE);
    const { output } = await callTest(folder, '--url', server.url, '--retry-broken', '1', '--only', 'sky');
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(290);
    expect(output).toContain('(asks to wait 300 ms)');
  });

  it('is not waited for when nothing more is asked', async () => {
    const server = await startLangflow((body) =>
      body.includes('wait') ? { status: 429, body: {}, retryAfter: '50' } : { status: 400, body: { detail: 'No' } },
    );
    const folder = await openSuiteFolder(`${TONE_HEAD}cases:\n  - {input: wait}\n  - {input: fails}\n`);
    const words = ['--url', server.url, '--retry-broken', '1', '-j', '2', '--bail'];
    const from = performance.now();
    const { code, output } = await callTest(folder, ...words);
    expect(performance.now() - from).toBeLessThan(40_000);
    expect({ code, last: lastLine(output) }).toEqual({
      code: 1,
      last: 'Failed: 2 broken of 2 cells. 2 of 2 cells ran (--bail)',
    });
  });

  it('is asked again for an answer that is missing', async () => {
    const server = await startLangflow(() => ({ status: 500, body: { detail: 'Out of tokens' } }));
    const folder = await openSuiteFolder(PASSING_SUITE);
    const { code, output } = await callTest(folder, '--url', server.url, '--retry-broken', '2', '--only', 'sky');
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('  500: failed (Out of tokens)\n') });
    expect(server.seen.filter(({ path }) => path === RUN_PATH)).toHaveLength(3);
  });

  it('has as much time as it is given', async () => {
    const server = await startLangflow(() => new Promise(() => undefined));
    const folder = await openSuiteFolder(PASSING_SUITE);
    const { code, output } = await callTest(folder, '--url', server.url, '--timeout', '0.1', '--only', 'sky');
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('No answer in time') });
  });

  it('gets as many requests at once as are asked for', async () => {
    let arrived = 0;
    let both = (): void => undefined;
    const together = new Promise<void>((done) => {
      both = done;
    });
    const server = await startLangflow(async () => {
      arrived += 1;
      if (arrived === 2) both();
      await together;
      return { status: 500, body: { detail: 'Together' } };
    });
    const { output } = await callTest(await openSuiteFolder(PASSING_SUITE), '--url', server.url, '-j', '2');
    expect(output.match(/^ {2}500: failed \(Together\)$/gm)).toHaveLength(2);
  });
});
