import { expect, it } from 'vitest';
import { addressScope, isThisMachine } from './address-scope.ts';

it.each([
  ['localhost', 2],
  ['127.0.0.1', 2],
  ['[::1]', 2],
  ['a.localhost', 2],
  ['0.0.0.0', 2],
  ['[::]', 2],
  ['10.0.0.8', 1],
  ['172.20.0.2', 1],
  ['172.40.0.2', 0],
  ['192.168.0.7', 1],
  ['[fd00::1]', 1],
  ['langflow', 1],
  ['box.local', 1],
  ['flows.example', 0],
  ['10.example.org', 0],
  ['[2001:db8::1]', 0],
])('gives %s the scope %i', (host, steps) => {
  expect(addressScope(host)).toBe(steps);
});

it.each([
  ['localhost', true],
  ['127.0.0.2', true],
  ['0.0.0.0', true],
  ['[::1]', true],
  ['a.localhost', false],
  ['localhost.example', false],
  ['10.0.0.8', false],
])('recognises %s as this machine: %s', (host, isIt) => {
  expect(isThisMachine(host)).toBe(isIt);
});
