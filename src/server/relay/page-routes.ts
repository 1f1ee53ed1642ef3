/** The routes of a Langflow, and of `lfx serve`, that the page uses. The configured API key is added only on these. */

/** Methods, and a path where `*` is any one segment. */
const PAGE_ROUTES: readonly (readonly [methods: string, path: string])[] = [
  ['GET', '/health'],
  ['GET', '/api/v1/version'],
  ['GET POST', '/api/v1/flows'],
  ['GET PATCH DELETE', '/api/v1/flows/*'],
  ['GET POST', '/api/v1/flows/*/versions'],
  ['GET', '/api/v1/flows/*/versions/*'],
  ['POST', '/api/v1/flows/*/versions/*/activate'],
  ['GET', '/api/v1/projects'],
  ['GET', '/api/v1/folders'],
  ['GET', '/api/v1/variables'],
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
  ['GET', '/flows'],
  ['GET', '/flows/*/info'],
  ['POST', '/flows/*/run'],
  ['POST', '/flows/upload'],
  ['DELETE', '/flows/*'],
];

const patterns = PAGE_ROUTES.map(([methods, path]) => ({
  methods: new Set(methods.split(' ')),
  path: new RegExp(`^${path.replaceAll('*', '[^/]+')}/?$`),
}));

/** `path` as received after `/relay/{id}`, with or without its query. */
export function isPageRoute(method: string, path: string): boolean {
  const [bare = ''] = path.split('?');
  return patterns.some((route) => route.methods.has(method) && route.path.test(bare));
}
