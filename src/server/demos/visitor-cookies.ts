/** The two cookies of a visitor: one counts a browser, one says that it knows the password. Both are signed, and only for one demo. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isSameSecret } from '../guard/same-secret.ts';
import type { StoredDemo } from '../workspace/demos/demo-rows.ts';

const VISIT_SECONDS = 24 * 60 * 60;
const PASSWORD_SECONDS = 30 * 24 * 60 * 60;

export interface VisitorCookies {
  /** The random id of this browser; null without a valid cookie of this demo. */
  visitor(context: Context, demo: StoredDemo): string | null;
  /** Makes a new visitor. */
  giveVisit(context: Context, demo: StoredDemo): void;
  knowsPassword(context: Context, demo: StoredDemo): boolean;
  givePassword(context: Context, demo: StoredDemo): void;
}

/** `secret` is the workspace's, so that every server with this database knows them. `now` in epoch ms. */
export function createVisitorCookies(secret: string, now: () => number = Date.now): VisitorCookies {
  const sign = (...parts: (string | number)[]) =>
    createHmac('sha256', secret)
      .update(`demo\n${parts.join('\n')}`)
      .digest('base64url');
  const seconds = () => Math.floor(now() / 1000);

  function read(context: Context, cookie: string, seconds: number, signed: (value: string) => string): string | null {
    const [value = '', at = '', signature = ''] = (getCookie(context, cookie) ?? '').split('.');
    const age = now() / 1000 - Number(at);
    if (!/^\d{1,12}$/.test(at) || age > seconds || age < -60) return null;
    return isSameSecret(signature, signed(`${value}.${at}`)) ? value : null;
  }

  function give(context: Context, demo: StoredDemo, cookie: string, value: string, signature: string, maxAge: number) {
    const secure = context.req.header('x-forwarded-proto') === 'https';
    // In a frame of another site, browsers send only cookies that say so.
    const isFramed = secure && demo.settings.frameOrigins.length > 0;
    const siteOptions = isFramed
      ? ({ sameSite: 'None', partitioned: true } as const)
      : ({ sameSite: 'Strict' } as const);
    const path = `/p/${demo.name}`;
    setCookie(context, cookie, `${value}.${signature}`, { path, httpOnly: true, secure, maxAge, ...siteOptions });
  }

  const visitOf = (demo: StoredDemo) => (value: string) => sign('visit', demo.number, value);
  // A new password makes the cookies of the old one invalid.
  const passwordOf = (demo: StoredDemo) => (value: string) =>
    sign('password', demo.number, demo.passwordHash ?? '', value);
  return {
    visitor: (context, demo) => read(context, 'visit', VISIT_SECONDS, visitOf(demo)),
    giveVisit: (context, demo) => {
      const value = `${randomBytes(12).toString('base64url')}.${seconds()}`;
      give(context, demo, 'visit', value, visitOf(demo)(value), VISIT_SECONDS);
    },
    knowsPassword: (context, demo) =>
      demo.passwordHash === null || read(context, 'password', PASSWORD_SECONDS, passwordOf(demo)) !== null,
    givePassword: (context, demo) => {
      const value = `known.${seconds()}`;
      give(context, demo, 'password', value, passwordOf(demo)(value), PASSWORD_SECONDS);
    },
  };
}
