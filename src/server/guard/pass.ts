/** The cookie of a browser that has passed the token page. It also holds the name that the person gave. */
import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hostOf } from './check-host.ts';
import { cleanName } from './clean-name.ts';
import { isSameSecret } from './same-secret.ts';

const THIRTY_DAYS = 30 * 24 * 60 * 60;

/** What makes a pass valid on every server of a team, and invalid when the token changes. */
export interface PassKeys {
  token: string;
  /** The workspace's. */
  secret: string;
}

/** The person who has passed, whose name is null if none was given; null without a valid cookie. */
export function readPass(context: Context, keys: PassKeys): { name: string | null } | null {
  const value = getCookie(context, cookieName(context)) ?? '';
  const name = Buffer.from(value.split('.')[0] ?? '', 'base64url').toString();
  return isSameSecret(value, cookieValue(name, keys)) ? { name: cleanName(name) } : null;
}

export function givePass(context: Context, keys: PassKeys, name: string | null): void {
  setCookie(context, cookieName(context), cookieValue(name ?? '', keys), {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: context.req.header('x-forwarded-proto') === 'https',
    maxAge: THIRTY_DAYS,
  });
}

/** Cookies ignore ports: with one name, two servers on one host would sign each other out. */
function cookieName(context: Context): string {
  const port = /:(\d+)$/.exec(hostOf(context))?.[1];
  return port === undefined ? 'tweakbench' : `tweakbench-${port}`;
}

function cookieValue(name: string, { token, secret }: PassKeys): string {
  const signature = createHmac('sha256', secret).update(`page 2\n${token}\n${name}`).digest('base64url');
  return `${Buffer.from(name).toString('base64url')}.${signature}`;
}
