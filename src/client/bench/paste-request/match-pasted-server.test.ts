import { describe, expect, it } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import { findFlow, pastedServer } from './match-pasted-server.ts';

const origin = 'http://127.0.0.1:3000';
const embedded: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };
const direct: Connection = {
  kind: 'langflow',
  baseUrl: 'http://localhost:7860',
  address: 'http://localhost:7860',
  apiKey: null,
};
const relayed: Connection = { ...direct, baseUrl: '/relay/a1', address: 'https://flows.example/base' };

describe('pastedServer', () => {
  it.each([
    [null, embedded, 'here'],
    [origin, embedded, 'here'],
    ['http://localhost:3000/', embedded, 'here'],
    ['http://localhost:3001', embedded, 'other'],
    ['https://localhost:3000', embedded, 'other'],
    ['http://127.0.0.1:7860', direct, 'here'],
    ['http://[::1]:7860', direct, 'here'],
    ['http://localhost:7860/base', direct, 'other'],
    ['http://localhost.example:7860', direct, 'other'],
    ['http://a.localhost:7860', direct, 'other'],
    ['http://0.0.0.0:7860', direct, 'here'],
    [origin, direct, 'own'],
    ['https://flows.example/base', relayed, 'here'],
    [`${origin}/relay/a1`, relayed, 'here'],
    [`${origin}/relay/b2`, relayed, 'other'],
    ['https://flows.example', relayed, 'other'],
  ])('takes %s while connected to %o for %s', (address, connection, server) => {
    expect(pastedServer(address, connection, origin)).toBe(server);
  });
});

describe('findFlow', () => {
  const flows = [
    { id: 'a1', name: 'A', endpoint_name: 'greet' },
    { id: 'b2', name: 'greet' },
  ];

  it.each([
    ['a1', 'a1'],
    ['greet', 'a1'],
    ['b2', 'b2'],
    ['A', undefined],
    [null, undefined],
  ])('finds %s', (name, id) => {
    expect(findFlow(flows, name)?.id).toBe(id);
  });
});
