import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormParts } from './read-form-parts.ts';

const TYPE = 'multipart/form-data; boundary=b';

async function read(body: string | Buffer, sizes: number[] = [], contentType = TYPE) {
  const bytes = Buffer.from(body);
  const parts: { name: string | null; content: string }[] = [];
  for await (const { fileName, content } of readFormParts(contentType, cut(bytes, sizes))) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    parts.push({ name: fileName, content: Buffer.concat(chunks).toString('latin1') });
  }
  return parts;
}

/** The bytes in chunks of these sizes, and one chunk with the rest. */
function* cut(bytes: Buffer, sizes: number[]): Generator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

const part = (disposition: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

describe('the parts of a form', () => {
  it('are the same however the body is cut into chunks', async () => {
    const body = `before\r\n${part('name="a"', '')}${part('name="f"; filename="x.bin"', '\r\n--\r\n-\r\n--c\r')}--b--\r\nafter`;
    const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sizes, async (cuts) => {
        expect(await read(body, cuts)).toEqual([
          { name: null, content: '' },
          { name: 'x.bin', content: '\r\n--\r\n-\r\n--c\r' },
        ]);
      }),
    );
  });

  it('contain the bytes that a browser sends', async () => {
    const form = new FormData();
    const bytes = new Uint8Array(Array.from({ length: 256 }, (_, index) => index));
    form.append('file', new File([bytes], 'a "b"\nü.txt'));
    const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
    const sent = Buffer.from(await request.arrayBuffer());
    expect(await read(sent, [], request.headers.get('content-type') ?? '')).toEqual([
      { name: 'a "b"\nü.txt', content: Buffer.from(bytes).toString('latin1') },
    ]);
  });

  it.each([
    ['filename="a b.txt"', 'a b.txt'],
    ['filename=a.txt', 'a.txt'],
    ['filename=""', ''],
    ["filename*=UTF-8''tr%C3%A4ger.txt", 'träger.txt'],
    ['name="x"', null],
  ])('with %s are named %j', async (disposition, name) => {
    expect(await read(`${part(disposition, 'x')}--b--`)).toEqual([{ name, content: 'x' }]);
  });

  it.each([
    ['no boundary in the type', '--b--', 'multipart/form-data'],
    ['another type', '--b--', 'text/plain; boundary=b'],
    ['no boundary in the body', 'text', TYPE],
    ['nothing', '', TYPE],
    ['no end', part('filename="a"', 'x'), TYPE],
    ['a head without an end', '--b\r\nContent-Disposition: form-data', TYPE],
    ['a head of a megabyte', `--b\r\nX: ${'x'.repeat(1e6)}\r\n\r\nx\r\n--b--`, TYPE],
    ['a name that cannot be decoded', `${part("filename*=UTF-8''%E4", 'x')}--b--`, TYPE],
  ])('are refused where there is %s', async (_name, body, contentType) => {
    await expect(read(body, [], contentType)).rejects.toThrow('HTTP 400');
  });
});
