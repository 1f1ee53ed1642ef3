/** Security headers of every page. */

/**
 * Inline styles are needed by the component library and the editor; connections may go to any Langflow. No eval, no
 * inline scripts, nothing loaded from elsewhere.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self' http: https:",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of an HTML response. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * Headers of the page that visitors of demos get. Stricter: it loads its own files, and asks its own server. Its policy goes
 * on with `frame-ancestors`.
 */
export const DEMO_PAGE_HEADERS = {
  ...PAGE_HEADERS,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
  // The address is for those who got it.
  'x-robots-tag': 'noindex',
} as const;

/** Headers of any other response: browsers must not sniff it as a page. */
export const DATA_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;
