import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = 'Grüße, „Ada“';
const units = [...TEXT].map((sign) => sign.charCodeAt(0));

it.each([
  ['UTF-8', TEXT, [...new TextEncoder().encode(TEXT)]],
  ['UTF-16 with the low byte first', TEXT, [0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])]],
  ['UTF-16 with the high byte first', TEXT, [0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])]],
  ['a byte a sign', 'Grüße', [0x47, 0x72, 0xfc, 0xdf, 0x65]],
])('a file in %s is decoded', (_name, text, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});

it('a binary file is rejected', () => {
  expect(() => decodeText(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xe9]))).toThrow('It is not text.');
});

it('decoding reads all 32 bytes that windows-1252 has other signs for than ISO 8859-1', () => {
  // https://encoding.spec.whatwg.org/index-windows-1252.txt
  const codes = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
    0x017e, 0x0178,
  ];
  const bytes = Uint8Array.from(codes, (_, at) => 0x80 + at);
  expect(Array.from(decodeText(bytes), (sign) => sign.charCodeAt(0))).toEqual(codes);
});
