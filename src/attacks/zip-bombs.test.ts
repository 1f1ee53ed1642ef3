/** Zips that unpack to more than the server has, that lie about it, or that name files elsewhere. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '#server/testing/test-app.ts';

const FLOWS = '/api/v1/flows/';
const ZIP = { 'content-type': 'application/zip' };
const MB = 1024 * 1024;
const flow = (name: string) => strToU8(JSON.stringify({ name, data: { nodes: [], edges: [] } }));

/** Unpacks to 65 MB of spaces, and claims 100 bytes. */
function bomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(65 * MB, ' '), { level: 1 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.byteLength, 18);
  head.writeUInt32LE(100, 22);
  head.writeUInt16LE('a.json'.length, 26);
  return new Uint8Array(Buffer.concat([head, Buffer.from('a.json'), packed]));
}

function cutZip(): Uint8Array {
  const digits = Array.from({ length: 2000 }, (_, index) => index * 7919).join();
  return zipSync({ 'a.json': flow(digits) }).subarray(0, 1000);
}

function damagedZip(): Uint8Array {
  const zip = zipSync({ 'a.json': flow('a') });
  zip.fill(0xff, 36, 60);
  return zip;
}

/** A flow whose content is this many empty lists. */
function lists(count: number): Uint8Array {
  return strToU8(`{"data":{"nodes":[],"edges":[],"x":[${'[],'.repeat(count / 2)}[]]}}`);
}

function zipOf(count: number, content: Uint8Array): Uint8Array {
  return zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.json`, content])), {
    level: 1,
  });
}

async function flowsIn(app: TestApp): Promise<string[]> {
  return readdir(join(app.dataFolder, 'flows'));
}

describe('a zip', () => {
  it.each<[string, () => Uint8Array, RegExp]>([
    ['of a file over 10 MB', () => zipSync({ 'a.json': strToU8(' '.repeat(11e6)) }), /larger than 10 MB/],
    ['of a million lists', () => zipSync({ 'a.json': lists(1e6) }), /a\.json in the zip: .* 500000 values/],
    ['of many files with many values', () => zipOf(6, lists(400_000)), /more than 2000000 values/],
    ['of 3,000 flows', () => zipOf(3_000, flow('a')), /more than 2000 files/],
    ['of 501 flows', () => zipOf(501, flow('a')), /more than 500 flows/],
    ['of a zip', () => zipSync({ 'a.zip': zipOf(3, flow('a')) }), /no JSON file/],
    ['of a zip that is called JSON', () => zipSync({ 'a.json': zipOf(3, flow('a')) }), /a\.json in the zip/],
    ['that nests deeply', () => zipSync({ 'a.json': strToU8('['.repeat(100_000)) }), /a\.json in the zip/],
    ['that is cut short', cutZip, /zip cannot be read/],
    ['with damaged content', damagedZip, /zip cannot be read/],
  ])('%s is refused, says why, and leaves nothing behind', async (_name, make, message) => {
    await using app = await openTestApp();
    const { status, body } = await app.json('POST', FLOWS, make(), ZIP);
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringMatching(message)]);
    expect(await flowsIn(app)).toEqual([]);
    expect((await app.json('GET', '/health')).status).toBe(200);
  });

  it('whose files are named for other folders is imported under ids, inside the data folder', async () => {
    await using app = await openTestApp();
    const names = [
      '../../up.json',
      '/etc/absolute.json',
      'x\\..\\back.json',
      'C:\\x.json',
      'a\0b.json',
      '__proto__.json',
    ];
    const zip = zipSync(Object.fromEntries(names.map((name) => [name, flow('One')])));
    expect((await app.json('POST', FLOWS, zip, ZIP)).status).toBe(201);
    const written = await flowsIn(app);
    expect(written).toHaveLength(names.length);
    for (const name of written) expect(name).toMatch(/^[0-9a-f-]{36}\.json$/);
  });

  it('with a symbolic link in it makes no link', async () => {
    await using app = await openTestApp();
    // Unix mode 0xa1ff: a symbolic link that anybody may read.
    const zip = zipSync({ 'link.json': [strToU8('/etc/passwd'), { os: 3, attrs: 0xa1ff << 16 }] });
    expect((await app.json('POST', FLOWS, zip, ZIP)).status).toBe(422);
    expect(await flowsIn(app)).toEqual([]);
  });
});

it('a zip that says that it is small is refused, and others are answered while it is unpacked', async () => {
  await using app = await openTestApp();
  let isOver = false;
  const answer = app.json('POST', FLOWS, bomb(), ZIP).finally(() => {
    isOver = true;
  });
  let answers = 0;
  while (!isOver) {
    expect((await app.json('GET', '/health')).status).toBe(200);
    if (!isOver) answers += 1;
    // The call has no socket, so nothing else makes this loop yield.
    await new Promise((done) => setImmediate(done));
  }
  expect(answers).toBeGreaterThan(10);
  const { status, body } = await answer;
  expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('more than 64 MB')]);
});
