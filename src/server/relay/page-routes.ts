/** The routes of a Langflow that the page uses. The configured API key is added only on these. */

/**
 * Methods, and a path where `*` is any one segment. With `only`, nothing else of the answer is passed on: it is about the owner of
 * the key, and the page needs to know no more.
 */
const PAGE_ROUTES: readonly (readonly [methods: string, path: string, only?: readonly string[]])[] = [
  ['GET', '/api/v1/version'],
  ['GET POST', '/api/v1/flows'],
  ['GET PATCH DELETE', '/api/v1/flows/*'],
  ['GET POST', '/api/v1/flows/*/versions'],
  ['GET', '/api/v1/flows/*/versions/*'],
  ['POST', '/api/v1/flows/*/versions/*/activate'],
  ['GET', '/api/v1/projects'],
  ['GET', '/api/v1/folders'],
  ['GET', '/api/v1/variables'],
  ['GET', '/api/v1/users/whoami', ['id']],
  ['GET', '/api/v1/models'],
  ['GET', '/api/v1/all'],
  ['POST', '/api/v1/run/*'],
  ['POST', '/api/v1/run/advanced/*'],
  ['GET POST', '/api/v2/workflows'],
  ['POST', '/api/v2/workflows/stop'],
  ['GET', '/api/v2/workflows/*/events'],
  ['POST', '/api/v2/workflows/*/resume'],
  ['GET POST', '/api/v2/files'],
  ['GET', '/api/v2/files/*'],
  ['POST', '/api/v1/files/upload/*'],
  ['GET', '/api/v1/files/images/*/*'],
  ['GET', '/api/v1/files/download/*/*'],
  ['GET', '/api/v1/monitor/messages'],
  ['GET', '/api/v1/monitor/messages/sessions'],
  ['DELETE', '/api/v1/monitor/messages/session/*'],
  ['GET', '/api/v1/monitor/traces'],
  ['GET', '/api/v1/monitor/traces/*'],
];

export interface PageRoute {
  /** The members of the answer that are passed on; null for all of it. */
  only: readonly string[] | null;
}

const patterns = PAGE_ROUTES.map(([methods, path, only = null]) => ({
  methods: new Set(methods.split(' ')),
  path: new RegExp(`^${path.replaceAll('*', '[^/]+')}/?$`),
  only,
}));

/** `path` as received after `/relay/{id}`, with or without its query. Null for what the page does not use. */
export function findPageRoute(method: string, path: string): PageRoute | null {
  const [bare = ''] = path.split('?');
  return patterns.find((route) => route.methods.has(method) && route.path.test(bare)) ?? null;
}
