import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settingHelp } from './config.ts';

describe('settings', () => {
  it('have defaults that listen on this machine only', () => {
    expect(readConfig({}, [])).toMatchObject({
      port: 4747,
      host: '127.0.0.1',
      apiKey: null,
      token: null,
      runTimeoutMs: 900_000,
      relay: { totalMs: 900_000, idleMs: 120_000, bodyBytes: 10 * 1024 ** 2, uploadBytes: 200 * 1024 ** 2 },
    });
  });

  it('limit the relay', () => {
    const environment = {
      TWEAKBENCH_RELAY_TIMEOUT: '60',
      TWEAKBENCH_RELAY_IDLE: '2.5',
      TWEAKBENCH_RELAY_BODY: '0.5',
      TWEAKBENCH_RELAY_UPLOAD: '1',
    };
    const relay = { totalMs: 60_000, idleMs: 2_500, bodyBytes: 512 * 1024, uploadBytes: 1024 ** 2 };
    expect(readConfig(environment, []).relay).toEqual(relay);
    expect(readConfig({}, ['--relay-timeout', '60']).relay.totalMs).toBe(60_000);
  });

  it('are read from the environment, and a flag wins', () => {
    const environment = { PORT: '5000', TWEAKBENCH_RUN_TIMEOUT: '60' };
    expect(readConfig(environment, [])).toMatchObject({ port: 5000, runTimeoutMs: 60_000 });
    expect(readConfig(environment, ['--port', '0', '--run-timeout=5'])).toMatchObject({ port: 0, runTimeoutMs: 5_000 });
  });

  it('open the browser only on request', () => {
    expect(readConfig({}, []).opensBrowser).toBe(false);
    expect(readConfig({}, ['--open', '--port', '0'])).toMatchObject({ opensBrowser: true, port: 0 });
  });

  it('treat an empty variable as not set', () => {
    expect(readConfig({ PORT: '', TWEAKBENCH_API_KEY: ' ', LANGFLOW_URL: '' }, [])).toMatchObject({
      port: 4747,
      apiKey: null,
    });
  });

  it('open the page with the Langflow only on request', () => {
    const environment = { LANGFLOW_URL: 'http://langflow:7860' };
    expect(readConfig(environment, []).langflow.openWith).toBe('embedded');
    expect(readConfig({ ...environment, TWEAKBENCH_OPEN_WITH: 'langflow' }, []).langflow.openWith).toBe('langflow');
    expect(readConfig(environment, ['--open-with', 'langflow']).langflow.openWith).toBe('langflow');
  });

  it('split the allowed hosts', () => {
    expect(readConfig({ TWEAKBENCH_ALLOWED_HOSTS: 'Bench.example, other.example ,' }, []).allowedHosts).toEqual([
      'bench.example',
      'other.example',
    ]);
  });

  it('keep runs in the data folder, or in another database', () => {
    const own = readConfig({ TWEAKBENCH_DATA: '/data' }, []);
    expect(own).toMatchObject({ database: `sqlite:${join('/data', 'workspace.db')}`, secret: null, userHeader: null });
    expect(own.keep).toEqual({ runs: 20_000, bytes: 2 * 1024 ** 3 });
    const database = 'postgres://me:pass@db/bench';
    expect(readConfig({ TWEAKBENCH_DATABASE: database }, ['--keep-runs', '5']).database).toBe(database);
    const wrong = () => readConfig({ TWEAKBENCH_DATABASE: 'mysql://me:pass@db' }, []);
    expect(wrong).toThrow(
      'TWEAKBENCH_DATABASE is not an address that begins with postgres:// or sqlite: (it is not shown)',
    );
    expect(() => readConfig({ TWEAKBENCH_SECRET: 'short' }, [])).toThrow(
      'is shorter than 32 characters (it is not shown)',
    );
  });

  it('believe a header with a name only from a known proxy', () => {
    const read = (proxy: string) =>
      readConfig({ TWEAKBENCH_USER_HEADER: 'X-User', TWEAKBENCH_TRUSTED_PROXY: proxy }, []).userHeader;
    expect(read('10.0.0.0/8, fd00::1')).toEqual({ name: 'x-user', from: ['10.0.0.0/8', 'fd00::1'] });
    expect(() => read('')).toThrow('TWEAKBENCH_USER_HEADER needs TWEAKBENCH_TRUSTED_PROXY');
    for (const proxy of ['proxy.example', '10.0.0.0/33', '10.0.0.0/x', '10.0.0/8'])
      expect(() => read(proxy), proxy).toThrow('is not a list of addresses');
  });

  it('keep data in the XDG data folder', () => {
    if (process.platform !== 'linux') return;
    expect(readConfig({ XDG_DATA_HOME: '/somewhere' }, []).dataFolder).toBe('/somewhere/tweakbench');
    expect(readConfig({ TWEAKBENCH_DATA: '/other' }, []).dataFolder).toBe('/other');
  });

  it.each([
    [{ PORT: 'abc' }, [], /^PORT is not a number \(it is "abc"\)$/],
    [{ PORT: '70000' }, [], /^PORT is above 65535/],
    [{}, ['--port', '-1'], /^PORT is below 0 \(it is "-1"\)$/],
    [{}, ['-1'], /-1/],
    [{ PORT: '1.5' }, [], /^PORT is not a whole number/],
    [{ TWEAKBENCH_RUN_TIMEOUT: '0' }, [], /^TWEAKBENCH_RUN_TIMEOUT is not above 0/],
    [{ TWEAKBENCH_RELAY_IDLE: '-1' }, [], /^TWEAKBENCH_RELAY_IDLE is not above 0/],
    [{ TWEAKBENCH_RELAY_UPLOAD: 'lots' }, [], /^TWEAKBENCH_RELAY_UPLOAD is not a number/],
    [{ LANGFLOW_URL: 'ftp://x' }, [], /^LANGFLOW_URL is not an http or https address/],
    [{ OPENAI_BASE_URL: 'nonsense' }, [], /^OPENAI_BASE_URL is not an http or https address/],
    [{ TWEAKBENCH_LOG: 'loud' }, [], /^TWEAKBENCH_LOG is not one of/],
    [{ TWEAKBENCH_OPEN_WITH: 'ollama' }, [], /^TWEAKBENCH_OPEN_WITH is not one of embedded, langflow/],
    [{ TWEAKBENCH_OPEN_WITH: 'langflow' }, [], /^TWEAKBENCH_OPEN_WITH langflow needs LANGFLOW_URL/],
    [{ TWEAKBENCH_SHARED_DATA: 'true' }, [], /^TWEAKBENCH_SHARED_DATA is neither yes nor no/],
    [{ TWEAKBENCH_SHARED_DATA: 'yes' }, [], /^TWEAKBENCH_SHARED_DATA yes needs TWEAKBENCH_DATABASE/],
    [
      { TWEAKBENCH_SHARED_DATA: 'yes', TWEAKBENCH_DATABASE: 'postgres://db/bench', TWEAKBENCH_TOKEN: 'auto' },
      [],
      /^TWEAKBENCH_SHARED_DATA yes needs one TWEAKBENCH_TOKEN/,
    ],
    [{}, ['--prot', '1'], /--prot/],
    [{}, ['somewhere'], /somewhere/],
  ])('%j %j is refused with one line that names the setting', (environment, flags, message) => {
    expect(() => readConfig(environment, flags)).toThrow(message);
    expect(() => readConfig(environment, flags)).not.toThrow(/\n/);
  });

  it('never repeat a secret', () => {
    expect(() => readConfig({ TWEAKBENCH_TOKEN: 'eleven long' }, [])).toThrow(
      /^TWEAKBENCH_TOKEN is shorter .*\(it is not shown\)$/,
    );
  });

  it('make a new token on request', () => {
    const made = () => readConfig({ TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'auto' }, []);
    expect(made()).toMatchObject({ token: expect.stringMatching(/^[\w-]{24}$/), isTokenMade: true });
    expect(made().token).not.toBe(made().token);
    expect(readConfig({ TWEAKBENCH_TOKEN: 'let-me-in-here' }, [])).toMatchObject({ isTokenMade: false });
  });

  it('need a token beyond this machine', () => {
    expect(() => readConfig({ TWEAKBENCH_HOST: '0.0.0.0' }, [])).toThrow(/needs TWEAKBENCH_TOKEN/);
    expect(readConfig({ TWEAKBENCH_HOST: '0.0.0.0', TWEAKBENCH_TOKEN: 'long enough.' }, []).host).toBe('0.0.0.0');
    for (const host of ['localhost', '127.0.0.9', '::1'])
      expect(readConfig({ TWEAKBENCH_HOST: host }, []).host).toBe(host);
  });

  it('name the flag that was meant', () => {
    expect(() => readConfig({}, ['--prot', '1'])).toThrow('Unknown option --prot. Did you mean --port?');
  });

  it('each have a flag and a line of help', () => {
    expect(settingHelp.every(({ flag, help }) => /^[a-z-]+$/.test(flag) && help !== '')).toBe(true);
    expect(new Set(settingHelp.map(({ flag }) => flag)).size).toBe(settingHelp.length);
  });
});
