/** Every route that the server describes, so that a test of all of them includes new ones. */
import { isJsonObject } from '#contract/json.ts';
import { at, type TestApp } from './test-app.ts';

export interface DescribedRoute {
  /** Method in upper case. */
  method: string;
  /** Path with `x` in place of each parameter. */
  path: string;
  takesBody: boolean;
}

/** All described routes, without the relay and the token page, which are for Tweakbench's own page. */
export async function describedRoutes(app: TestApp): Promise<DescribedRoute[]> {
  const paths = at((await app.json('GET', '/openapi.json')).body, 'paths');
  return Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([path, methods]) =>
    Object.entries(isJsonObject(methods) ? methods : {}).map(([method, description]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{[^{}]+\}/g, 'x'),
      takesBody: at(description, 'requestBody') !== null,
    })),
  );
}
