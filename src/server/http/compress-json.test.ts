import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const FLOW = '/api/v1/flows/two-inputs';

describe('JSON that is read', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ])('is compressed as accepted (%s)', async (accepted, encoding, decompress) => {
    await using app = await openTestApp();
    const plain = await app.call('GET', FLOW);
    expect(plain.headers.get('content-encoding')).toBeNull();
    const response = await app.call('GET', FLOW, undefined, { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('accept-encoding');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = await plain.text();
    expect(bytes.byteLength).toBeLessThan(text.length / 4);
    expect(decompress(bytes).toString()).toBe(text);
  });

  it('is not compressed when it is small, an error, or the answer of a run', async () => {
    await using app = await openTestApp();
    const headers = { 'accept-encoding': 'br' };
    for (const path of ['/health', '/api/v1/flows/nothing']) {
      const response = await app.call('GET', path, undefined, headers);
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(JSON.parse(await response.text())).toBeTruthy();
    }
    const run = await app.call('POST', '/api/v1/run/advanced/two-inputs', {}, headers);
    expect(run.headers.get('content-encoding')).toBeNull();
  });
});
