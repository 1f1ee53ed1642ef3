/** Compresses JSON that answers a GET: the content of a flow is a large part of a first visit. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { AppEnv } from './route.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Smaller answers fit into one packet anyway. */
const SMALLEST = 1400;
/** The best level that still takes only milliseconds. */
const BROTLI_QUALITY = 5;

/** Only for GET: the answer of a run must not be delayed. */
export function compressJson(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    await next();
    if (context.req.method !== 'GET') return;
    const { headers, status } = context.res;
    const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
    if (!isJson || status !== 200 || headers.has('content-encoding')) return;
    const accepted = acceptedEncodings(context.req.header('accept-encoding') ?? '');
    const encoding = accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : null;
    if (!encoding) return;
    const content = new Uint8Array(await context.res.arrayBuffer());
    const isSmall = content.byteLength < SMALLEST;
    const sent = new Headers(headers);
    sent.delete('content-length');
    sent.set('vary', 'accept-encoding');
    if (!isSmall) sent.set('content-encoding', encoding);
    const body = isSmall ? content : await compress(content, encoding);
    context.res = new Response(new Uint8Array(body), { status, headers: sent });
  };
}

function compress(content: Uint8Array, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  if (encoding === 'gzip') return compressGzip(content);
  return compressBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
