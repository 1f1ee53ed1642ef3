import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = 'Grüße, „Ada“';
const units = [...TEXT].map((sign) => sign.charCodeAt(0));

it.each([
  ['UTF-8', TEXT, [...new TextEncoder().encode(TEXT)]],
  ['UTF-16 with the low byte first', TEXT, [0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])]],
  ['UTF-16 with the high byte first', TEXT, [0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])]],
  ['a byte a sign', 'Grüße', [0x47, 0x72, 0xfc, 0xdf, 0x65]],
])('reads %s', (_name, text, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});

it('rejects binary files', () => {
  expect(() => decodeText(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xe9]))).toThrow('It is not text.');
});
