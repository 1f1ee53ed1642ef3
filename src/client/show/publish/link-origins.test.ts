// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { linkOrigins } from './link-origins.ts';

afterEach(() => void vi.unstubAllGlobals());

const NETWORK = ['http://192.168.7.7:4747', 'http://10.0.0.4:4747'];

it.each([
  ['http://127.0.0.1:4747', NETWORK, [...NETWORK, 'http://127.0.0.1:4747']],
  ['http://localhost:4747', ['https://demos.example'], ['https://demos.example', 'http://localhost:4747']],
  // Nobody else can open these.
  ['http://127.0.0.1:4747', null, ['http://127.0.0.1:4747']],
  ['http://127.0.0.1:4747', [], ['http://127.0.0.1:4747']],
  // Whoever opened the page by this address can share it.
  ['https://bench.example', NETWORK, ['https://bench.example']],
])('on a page of %s, where others open %j, links begin with %j', (page, others, expected) => {
  const { origin, hostname } = new URL(page);
  vi.stubGlobal('location', { origin, hostname });
  expect(linkOrigins(others)).toEqual(expected);
});
