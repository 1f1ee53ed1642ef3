/** A server under test, and how to send it requests. */
export interface TestedServer {
  url: string;
  headers: Record<string, string>;
  isLangflow: boolean;
}

/** Sends a request with the server's key. Without keep-alive, because the server closes idle connections after five seconds. */
export function ask(server: TestedServer, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { connection: 'close', ...server.headers, ...init.headers };
  return fetch(`${server.url}${path}`, { ...init, headers });
}
