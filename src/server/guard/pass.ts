/**
 * The cookies of a browser that has passed the token page. The pass, which also holds the name that the person gave, comes with
 * no request that another site made the browser send. A link from a chat is such a request, so a second cookie comes with it,
 * and is good for nothing but loading the page: what the page then asks for comes with the pass.
 */
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
  /** The secret of the workspace. */
  secret: string;
}

/** The person who has passed, whose name is null if none was given; null without a valid cookie. */
export function readPass(context: Context, keys: PassKeys): { name: string | null } | null {
  const value = getCookie(context, cookieName(context)) ?? '';
  const name = Buffer.from(value.split('.')[0] ?? '', 'base64url').toString();
  return isSameSecret(value, cookieValue(name, keys)) ? { name: cleanName(name) } : null;
}

/** True if the browser has passed, wherever the link is that it follows. Enough for loading the page, and for nothing else. */
export function mayLoadPage(context: Context, keys: PassKeys): boolean {
  return isSameSecret(getCookie(context, linkCookieName(context)) ?? '', sign('link 1', keys));
}

export function givePass(context: Context, keys: PassKeys, name: string | null): void {
  const flags = {
    path: '/',
    httpOnly: true,
    secure: context.req.header('x-forwarded-proto') === 'https',
    maxAge: THIRTY_DAYS,
  };
  setCookie(context, cookieName(context), cookieValue(name ?? '', keys), { ...flags, sameSite: 'Strict' });
  setCookie(context, linkCookieName(context), sign('link 1', keys), { ...flags, sameSite: 'Lax' });
}

function linkCookieName(context: Context): string {
  return `${cookieName(context)}-link`;
}

/** Cookies ignore ports: with one name, two servers on one host would sign each other out. */
function cookieName(context: Context): string {
  const port = /:(\d+)$/.exec(hostOf(context))?.[1];
  return port === undefined ? 'tweakbench' : `tweakbench-${port}`;
}

function cookieValue(name: string, keys: PassKeys): string {
  return `${Buffer.from(name).toString('base64url')}.${sign('page 2', keys, name)}`;
}

/** `use` keeps one cookie from passing for another. */
function sign(use: string, { token, secret }: PassKeys, name = ''): string {
  return createHmac('sha256', secret).update(`${use}\n${token}\n${name}`).digest('base64url');
}
