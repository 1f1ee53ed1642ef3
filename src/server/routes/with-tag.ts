/** The answer with the version as its ETag. */
export function withTag(response: Response, { version }: { version: number }): Response {
  response.headers.set('etag', `"${version}"`);
  return response;
}
