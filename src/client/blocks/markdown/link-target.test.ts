import { describe, expect, it } from 'vitest';
import { readLinkTarget } from './link-target.ts';

describe('readLinkTarget', () => {
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.test/1',
    'https://bank.test@evil.test/',
    'https://user:pass@evil.test/',
    '/api/v1/flows/',
    '#hash',
    '//evil.test/x',
    'not an address',
    '',
    undefined,
  ])('rejects %j', (href) => {
    expect(readLinkTarget(href, 'text')).toBeNull();
  });

  it.each([
    ['https://docs.test/a', 'docs.test/a', 'docs.test'],
    ['https://docs.test/a?b=c', 'https://docs.test/a?b=c', 'docs.test'],
    ['https://www.docs.test/', 'docs.test', 'www.docs.test'],
    ['mailto:help@docs.test', 'help@docs.test', 'help@docs.test'],
    ['http://127.0.0.1:7860/', 'http://127.0.0.1:7860', '127.0.0.1:7860'],
  ])('sees that %s is named by %s', (href, text, host) => {
    expect(readLinkTarget(href, text)).toMatchObject({ host, isNamed: true });
  });

  it.each([
    ['https://docs.test/a', 'the docs'],
    ['http://127.0.0.1:7860/', 'version 1.13'],
    ['https://evil.test/', 'https://bank.test/login'],
    ['https://evil.test/', 'bank.test'],
    ['https://evil.test/', 'bank.test, not evil.test'],
    ['https://evil.test/', 'evil.test.bank.test'],
    ['https://bank.test.evil.test/', 'bank.test'],
    ['https://evil.test:8080/', 'evil.test'],
    ['https://аррӏе.test/', 'аррӏе.test'],
    ['mailto:evil@evil.test', 'help@bank.test'],
  ])('sees that %s is not named by %s', (href, text) => {
    expect(readLinkTarget(href, text)?.isNamed).toBe(false);
  });
});
