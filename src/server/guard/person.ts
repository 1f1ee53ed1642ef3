/** Who sends a request: a name that the person gave, or that a proxy states. There are no accounts. */
import { BlockList, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { WorkspaceInfo } from '#contract/workspace/workspace-info.ts';
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
      const stated = isTrusted(clientAddress(context)) ? context.req.header(userHeader.name) : undefined;
      return { name: cleanName(decoded(stated ?? '')), from: 'proxy' };
    };
  }
  if (token === null) return () => ({ name: null, from: 'none' });
  return (context) => ({ name: readPass(context, { token, secret })?.name ?? null, from: 'page' });
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
