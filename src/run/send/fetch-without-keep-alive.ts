/**
 * `fetch` for Node, with a connection for each request: a Langflow closes one that was idle for some seconds, perhaps just when
 * the next request is sent on it, which then fails.
 */
export const fetchWithoutKeepAlive: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set('connection', 'close');
  return fetch(url, { ...init, headers });
};
