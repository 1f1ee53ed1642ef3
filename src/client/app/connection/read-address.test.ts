import { expect, it } from 'vitest';
import { readAddress } from './read-address.ts';

const ID = '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a08';

it.each([
  ['localhost:7860', 'http://localhost:7860'],
  [' https://flows.example/langflow/ ', 'https://flows.example/langflow'],
  [`http://localhost:7860/flow/${ID}`, 'http://localhost:7860'],
  [`https://flows.example/langflow/flow/${ID}/folder/${ID}`, 'https://flows.example/langflow'],
  ['https://flows.example/flow/support', 'https://flows.example/flow/support'],
])('the form reads %s as the address of a server, also if it is the page of a flow in Langflow', (typed, address) => {
  expect(readAddress(typed)).toEqual({ address });
});
