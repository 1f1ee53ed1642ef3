import { describe, expect, it } from 'vitest';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { openCommandFolder } from '../testing/call-command.ts';

const FLOW = { 'support.json': JSON.stringify({ ...supportFlow, name: 'Support reply' }) };

describe('tweakbench check', () => {
  it('says what each tweak will do with the sentences of the page, with the line, and fails for one that does not count', async () => {
    const { call } = await openCommandFolder({
      ...FLOW,
      'tweaks.json': '{\n  // longer\n  "Summarizer": { "words": 30 },\n  "Sumarizer": { "words": 31 },\n}',
    });
    expect(await call(['check', 'support.json', 'tweaks.json'])).toEqual({
      code: 1,
      errors: '',
      output: `Support reply
Applied  tweaks.json:3  Summarizer · words  25 → 30
Ignored  tweaks.json:4  Sumarizer · words   no effect
  No such component. Did you mean Summarizer?

2 tweaks on Langflow 1.13.0: 1 applied, 1 ignored
`,
    });
  });

  it('fails for a tweak that resets its field, unless it is null, and knows that Langflow may not run a frozen component', async () => {
    const nodes = supportFlow.data.nodes.map((node) =>
      node.id === 'Summarizer-s5d4f'
        ? { ...node, data: { ...node.data, node: { ...node.data.node, frozen: true } } }
        : node,
    );
    const { call } = await openCommandFolder({
      'support.json': JSON.stringify({ ...supportFlow, data: { ...supportFlow.data, nodes } }),
      'number.json': '{"Prompt Template": {"tone": 4}}',
      'null.json': '{"Prompt Template": {"tone": null}}',
      'frozen.json': '{"Summarizer": {"words": 30}}',
    });
    const check = async (file: string) => call(['check', 'support.json', file]);
    expect(await check('number.json')).toMatchObject({ code: 1, output: expect.stringContaining('1 resets field') });
    expect(await check('null.json')).toMatchObject({ code: 0, output: expect.stringContaining('1 resets field') });
    const { code, output } = await check('frozen.json');
    expect(code).toBe(0);
    expect(output).toContain('1 tweak on Langflow 1.13.0: 1 may not count');
    expect(output).toContain('The component is frozen. If the server has an earlier result of it');
  });

  it('names no input that replaces a tweak, because there are no inputs', async () => {
    const { call } = await openCommandFolder({
      ...FLOW,
      'tweaks.json': '{"Chat Input": {"input_value": "Hello"}}',
    });
    const { output } = await call(['check', 'support.json', 'tweaks.json']);
    expect(output).toContain('Overridden  tweaks.json:1  Chat Input · input_value');
    expect(output).toContain('Empty text replaces this value');
  });

  it('keeps each tweak on its line', async () => {
    const { call } = await openCommandFolder({
      ...FLOW,
      'tweaks.json': '{"Sum\\n::error::x\\u001b[31m": {"words": 30}}',
    });
    const { output } = await call(['check', 'support.json', 'tweaks.json']);
    expect(output).toContain('Sum⏎::error::x [31m · words');
    expect(output).not.toMatch(/^\s*::|(?!\n)\p{Cc}/mu);
  });

  it('passes when every tweak counts', async () => {
    const { call } = await openCommandFolder({ ...FLOW, 'tweaks.json': '{"Summarizer": {"words": 30}}' });
    expect((await call(['check', 'support.json', 'tweaks.json'])).code).toBe(0);
  });

  it('prints JSON with every state, and no secret', async () => {
    const tweaks = everyState.replace('"temperature": 0.9', '"api_key": "sk-canary", "temperature": 0.9');
    const { call } = await openCommandFolder({ ...FLOW, 'tweaks.json': tweaks });
    const { code, output } = await call(['check', 'support.json', 'tweaks.json', '--json']);
    expect(code).toBe(1);
    const { rows, ...rest } = JSON.parse(output);
    expect(rest).toMatchObject({ format: 'tweakbench-check', version: 1, flow: { name: 'Support reply' } });
    expect(Object.keys(rest.counts)).toEqual(expect.arrayContaining(['applied', 'ignored', 'refused', 'overridden']));
    expect(rows).toContainEqual(expect.objectContaining({ field: 'api_key', state: 'applied', line: 3 }));
    expect(output).not.toContain('sk-canary');
  });

  it('follows the rules of the release', async () => {
    const { call } = await openCommandFolder({ ...FLOW, 'tweaks.json': '{"Summarizer": {"code": "x"}}' });
    const { output } = await call(['check', 'support.json', 'tweaks.json', '--release', '1.9.6']);
    expect(output).toContain('on Langflow 0.9.6: 1 ignored');
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ['a missing file', FLOW, ['support.json', 'no.json'], 'no.json: there is no such file'],
    ['a flow that is none', { 'a.json': '{}', 't.json': '{}' }, ['a.json', 't.json'], 'a.json: it has no "data.nodes"'],
    ['broken tweaks', { ...FLOW, 't.json': '{\n"a": \n}' }, ['support.json', 't.json'], 't.json:3: '],
    ['tweaks that are a list', { ...FLOW, 't.json': '\n[]' }, ['support.json', 't.json'], 't.json:2: The tweaks must'],
    ['one file', FLOW, ['support.json'], 'Give one flow and one file of tweaks'],
    ['an unknown option', FLOW, ['--jsom'], 'Unknown option --jsom. Did you mean --json?'],
    ['an option without its value', FLOW, ['--release'], "Option '--release <value>' argument missing"],
  ])('ends with exit code 2 for %s', async (_, files, words, message) => {
    const { call } = await openCommandFolder(files);
    const { code, output, errors } = await call(['check', ...words]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(message);
  });

  it('has help', async () => {
    const { call } = await openCommandFolder();
    const { code, output } = await call(['check', '--help']);
    expect(code).toBe(0);
    for (const text of ['Usage: tweakbench check', '--json', 'Exit codes: 0']) expect(output).toContain(text);
  });

  it('has colours on a terminal only, unless they are asked for', async () => {
    const { call } = await openCommandFolder({ ...FLOW, 'tweaks.json': '{"nope": 1}' });
    const words = ['check', 'support.json', 'tweaks.json'];
    const isColored = async (...options: Parameters<typeof call>) => (await call(...options)).output.includes('\x1b[');
    expect(await isColored(words)).toBe(false);
    expect(await isColored(words, { isTerminal: true })).toBe(true);
    expect(await isColored(words, { isTerminal: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await isColored(words, { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).toBe(true);
    expect(await isColored([...words, '--no-color'], { isTerminal: true })).toBe(false);
    expect(await isColored(words, { isTerminal: true, environment: { TERM: 'dumb' } })).toBe(false);
  });
});

it('names the command that was meant', async () => {
  const { call } = await openCommandFolder();
  const { code, errors } = await call(['chek']);
  expect(code).toBe(2);
  expect(errors).toContain('There is no command chek. Did you mean tweakbench check?');
  expect(errors).toContain('tweakbench --help lists the others, and the settings.');
});
