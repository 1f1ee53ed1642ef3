/** A server that the suite talks to, and how it is asked. */
export interface TestedServer {
  url: string;
  headers: Record<string, string>;
  isLangflow: boolean;
}

/** Asks a server with its key. A connection that is kept would be closed by the server after five seconds, in whatever moment that is. */
export function ask(server: TestedServer, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { connection: 'close', ...server.headers, ...init.headers };
  return fetch(`${server.url}${path}`, { ...init, headers });
}
