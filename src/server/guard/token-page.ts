/** TWEAKBENCH_TOKEN: people enter it once on a small page, and a cookie remembers that they did. It is never in a URL. */
import type { Context } from 'hono';
import { escapeHtml } from '#contract/text/html-text.ts';
import { LONGEST_PERSON } from '#contract/workspace/workspace-info.ts';
import { HttpError } from '../http/http-error.ts';
import { readRequestBody } from '../http/read-request-body.ts';
import type { AppEnv } from '../http/route.ts';
import { PAGE_HEADERS } from '../http/security-headers.ts';
import { FORM_LIMIT } from '../settings/limits.ts';
import { cleanName } from './clean-name.ts';
import { clientAddress } from './client-address.ts';
import type { GuessLimit } from './guess-limit.ts';
import { givePass, type PassKeys } from './pass.ts';

/** What opens the page in a browser: it, links to tests, and trials of demos. */
const PAGE_PATH = /^\/(?:tests(?:\/.*)?|p\/~[^/]*)?$/;

/** True for the addresses of the page. A write to them is the form of the token page. */
export function isPagePath(path: string): boolean {
  return PAGE_PATH.test(path);
}

export interface TokenPage {
  keys: PassKeys;
  tokens: GuessLimit;
  /** False where a proxy names people. */
  asksForName: boolean;
}

/** The response to a request without the cookie: the page for a person, JSON for a program. */
export function askForToken(context: Context, asksForName: boolean): Response {
  const wantsPage = context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html');
  if (wantsPage) return page({ action: actionFor(context.req.path), asksForName }, null, 401);
  return Response.json(
    { detail: 'This Tweakbench is protected: open its page in a browser and enter the token' },
    { status: 401, headers: { 'x-content-type-options': 'nosniff' } },
  );
}

/** Handles the page's form, and goes on at the address that it was posted to. */
export async function takeToken(context: Context<AppEnv>, { keys, tokens, asksForName }: TokenPage): Promise<Response> {
  const bytes = await readRequestBody(context.req.raw, FORM_LIMIT);
  const form = new URLSearchParams(new TextDecoder().decode(bytes ?? new Uint8Array()));
  const name = asksForName ? cleanName(form.get('name') ?? '') : null;
  const again = { action: SAME_ADDRESS, asksForName, name: name ?? '' };
  try {
    if (!tokens.verify(form.get('token') ?? '', clientAddress(context)))
      return page(again, 'That is not the token.', 401);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return page(again, 'Too many wrong tokens. Wait a few seconds, then try again.', 429, error.headers);
  }
  givePass(context, keys, name);
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(pathname + search, 303);
}

/**
 * With an empty address a browser keeps the fragment, which is a whole request in a shared link: here, and after the redirect.
 */
const SAME_ADDRESS = '';

function actionFor(path: string): string {
  return isPagePath(path) ? SAME_ADDRESS : '/';
}

/** Style with the colours of `src/client/shell/theme/tokens.ts`. */
const STYLE = `* { box-sizing: border-box; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; font: 14px/20px system-ui, sans-serif; background: light-dark(#f3f1ec, #121211); color: light-dark(#1c1b18, #e9e6df); }
form { display: grid; width: min(360px, calc(100vw - 32px)); padding: 24px; background: light-dark(#fdfcfa, #191917); border: 1px solid light-dark(#e3dfd6, #2d2c28); border-radius: 10px; }
h1 { margin: 0; font-size: 20px; line-height: 28px; }
p { margin: 4px 0 0; color: light-dark(#56534b, #b5b1a7); }
[role=alert] { margin-top: 16px; padding: 8px 10px; border-radius: 5px; background: light-dark(#fbe8e5, #371d1a); color: light-dark(#b3261e, #f28b80); }
label { margin-top: 16px; font-weight: 600; }
input, button { min-height: 36px; padding: 6px 10px; font: inherit; border-radius: 5px; }
input { margin-top: 6px; background: light-dark(#ffffff, #22211f); color: inherit; border: 1px solid light-dark(#938d80, #757268); }
button { margin-top: 20px; font-weight: 600; background: light-dark(#0b37b4, #3d66e3); color: #ffffff; border: 0; cursor: pointer; }
button:hover { background: light-dark(#082b8f, #3259cf); }
:focus-visible { outline: 2px solid light-dark(#0b37b4, #6f8df0); outline-offset: 2px; }`;

interface PageContent {
  /** Where the form is sent, and the person goes on. */
  action: string;
  asksForName: boolean;
  name?: string;
}

function page(
  { action, asksForName, name = '' }: PageContent,
  problem: string | null,
  status: 401 | 429,
  headers: Record<string, string> = {},
): Response {
  const nameField = `<label for="name">Your name</label>
<p id="name-hint">Others who use this Tweakbench see it next to your runs.</p>
<input id="name" name="name" aria-describedby="name-hint" maxlength="${LONGEST_PERSON}" autocomplete="name" value="${escapeHtml(name)}">
`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Tweakbench: enter the token</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<form method="post" action="${action}">
<h1>Tweakbench</h1>
<p id="hint">Enter the access token for this server.</p>
${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ''}
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" aria-describedby="hint" required autofocus>
${asksForName ? nameField : ''}<button type="submit">Open Tweakbench</button>
</form>
</main>
</body>
</html>
`;
  // With `no-referrer` browsers send `Origin: null` with the form, which is refused as another site's.
  const own = { 'referrer-policy': 'same-origin', 'cache-control': 'no-store' };
  return new Response(html, { status, headers: { ...PAGE_HEADERS, ...own, ...headers } });
}
