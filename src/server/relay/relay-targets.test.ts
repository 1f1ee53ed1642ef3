import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRelayTargets, parseRelayAddress, type RelayTarget, targetUrl } from './relay-targets.ts';

describe('an address as people type it', () => {
  it.each([
    ['localhost:7860', 'http://localhost:7860/'],
    [' http://127.0.0.1:7860/ ', 'http://127.0.0.1:7860/'],
    ['https://flows.example/langflow/', 'https://flows.example/langflow'],
  ])('%s is taken', (text, href) => {
    expect(parseRelayAddress(text).href).toBe(href);
  });

  it.each([
    ['', 'not an address'],
    ['http://', 'not an address'],
    ['ftp://host/', 'Only http and https'],
    ['file:///etc/passwd', 'Only http and https'],
    ['http://me:secret@host/', 'user name and password'],
    ['http://host/?x-api-key=1', 'after the path'],
  ])('%s is refused with the reason', (text, reason) => {
    expect(() => parseRelayAddress(text)).toThrow(reason);
  });
});

describe('which servers can be reached', () => {
  it('only the configured one on a wider bind', () => {
    const targets = createRelayTargets({
      langflowUrl: 'http://langflow:7860',
      langflowApiKey: 'k',
      mayRegister: false,
      secret: 'of the team',
    });
    expect(targets.register('http://langflow:7860/').id).toBe(targets.configured?.id);
    expect(() => targets.register('http://169.254.169.254/')).toThrow('in its settings');
  });

  it('gives each address one id, which another server with the same secret knows', () => {
    const open = (secret: string, mayRegister = true) =>
      createRelayTargets({ langflowUrl: null, langflowApiKey: null, mayRegister, secret });
    const { id } = open('of the team').register('localhost:1001/base');
    expect(open('of the team').register('http://localhost:1001/base/').id).toBe(id);
    expect(id).toMatch(/^[\w-]+$/);
    expect(open('of the team').find(id)).toMatchObject({
      apiKey: null,
      address: new URL('http://localhost:1001/base'),
    });
    expect(open('of others').find(id)).toBeNull();
    expect(open('of the team', false).find(id)).toBeNull();
    const other = Buffer.from('http://169.254.169.254/').toString('base64url');
    for (const made of ['', '.', other, `${id.slice(0, 43)}${other}`])
      expect(open('of the team').find(made)).toBeNull();
  });
});

describe('the path after the relay prefix', () => {
  const target: RelayTarget = { id: 'x', address: new URL('http://host:7860/base'), apiKey: null };

  it('keeps path and query unchanged', () => {
    expect(targetUrl(target, '/api/v1/run/a%20b?stream=true&q=%2F')?.href).toBe(
      'http://host:7860/base/api/v1/run/a%20b?stream=true&q=%2F',
    );
  });

  it.each([
    '',
    'api',
    '//evil.example/',
    '/../x',
    '/api/../../x',
    '/api/%2e%2e/%2E%2e/x',
    '/.%2e/x',
    '/a\\..\\b',
    '/a%5c..%5cb',
    '/a%2f..%2fb',
    '/a%00',
    '/a b',
  ])('refuses %j', (path) => {
    expect(targetUrl(target, path)).toBeNull();
  });

  it('never leaves the base path', () => {
    const part = fc.constantFrom('..', '.', '%2e', '/', '//', '\\', '%2f', 'a', '@evil', ':80', '?', '#', '%', 'http:');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const url = targetUrl(target, `/${parts.join('')}`);
        if (url === null) return;
        expect(url.origin).toBe('http://host:7860');
        expect(url.pathname.startsWith('/base/')).toBe(true);
        expect(url.username).toBe('');
      }),
    );
  });
});
