/** Who sends a request: a name that the person gave, or that a proxy states. There are no accounts. */
import { BlockList, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
import { HttpError } from '../http/http-error.ts';
import type { AppEnv } from '../http/route.ts';
import type { Config, UserHeader } from '../settings/config.ts';
import { cleanName } from './clean-name.ts';
import { clientAddress } from './client-address.ts';
import { readPass } from './pass.ts';

export type Person = WorkspaceInfo['you'];
export type PersonOf = (context: Context<AppEnv>) => Person;

/**
 * On a server without a token there is one person, without a name. With TWEAKBENCH_USER_HEADER only that header counts,
 * and only from a trusted proxy: anybody else could write any name into it.
 */
export function createPersonOf({ token, userHeader }: Pick<Config, 'token' | 'userHeader'>, secret: string): PersonOf {
  if (userHeader !== null) {
    const isTrusted = trustedAddresses(userHeader);
    return (context) => {
      const stated = isTrusted(clientAddress(context)) ? statedName(context, userHeader.name) : undefined;
      return { name: cleanName(decoded(stated ?? '')), from: 'proxy' };
    };
  }
  if (token === null) return () => ({ name: null, from: 'none' });
  return (context) => ({ name: readPass(context, { token, secret })?.name ?? null, from: 'page' });
}

/** Throws an HttpError 400 when the header is there twice: the first may be what a visitor sent, or the second. */
function statedName(context: Context<AppEnv>, header: string): string | undefined {
  const sent = context.env?.incoming?.headersDistinct?.[header.toLowerCase()];
  if (sent === undefined || sent.length < 2) return context.req.header(header);
  throw new HttpError(400, {
    detail: `The header ${header} (TWEAKBENCH_USER_HEADER) arrived ${sent.length} times. The proxy must remove it from what visitors send`,
  });
}

/** Who counts as one for a limit: somebody with a name, else everybody of an address. */
export function createHolderOf(personOf: PersonOf): (context: Context<AppEnv>) => string {
  return (context) => {
    const { name } = personOf(context);
    return name === null ? `address ${clientAddress(context)}` : `person ${name}`;
  };
}

function trustedAddresses({ from }: UserHeader): (address: string) => boolean {
  const list = new BlockList();
  for (const text of from) {
    const [address = '', bits] = text.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:/, '');
    return plain !== '' && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}

/** Headers arrive as one character per byte; proxies send UTF-8. */
function decoded(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
