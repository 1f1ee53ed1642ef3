import { describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { fileEndpoints } from '#contract/routes/file-endpoints.ts';
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import { traceEndpoints } from '#contract/routes/trace-endpoints.ts';
import { userEndpoints } from '#contract/routes/user-endpoints.ts';
import { versionEndpoints } from '#contract/versions/version-endpoints.ts';
import { findPageRoute } from './page-routes.ts';

type Endpoint = string | ((id: string, other: string) => string);

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'TRACE'];
const methodsOf = (path: string) => METHODS.filter((method) => findPageRoute(method, path) !== null).join(' ');

describe('the routes of a Langflow that the page uses', () => {
  it.each(
    [endpoints, versionEndpoints, jobEndpoints, fileEndpoints, traceEndpoints, userEndpoints].flatMap(
      Object.entries<Endpoint>,
    ),
  )('include %s', (_name, endpoint) => {
    const path = typeof endpoint === 'function' ? endpoint('a b/c.txt', 'd') : endpoint;
    expect(methodsOf(path)).not.toBe('');
  });

  it.each([
    ['/api/v1/flows/', 'GET POST'],
    ['/api/v1/flows/?header_flows=true', 'GET POST'],
    ['/api/v1/flows/one', 'GET PATCH DELETE'],
    ['/api/v1/flows/one/events', ''],
    ['/api/v1/flows/one/versions/', 'GET POST'],
    ['/api/v1/flows/one/versions/two', 'GET'],
    ['/api/v1/flows/one/versions/two/activate?save_draft=true', 'POST'],
    ['/api/v1/flows/one/versions/two/other', ''],
    ['/api/v1/monitor/messages/session/mine', 'DELETE'],
    ['/api/v1/files/upload/one', 'POST'],
    ['/api/v1/files/delete/one/note.txt', ''],
    ['/api/v1/users/whoami', 'GET'],
    ['/api/v1/users/whoami/?all=true', 'GET'],
    ['/api/v1/users/one', ''],
    ['/api/v1/users/', ''],
    ['/api/v1/%75sers/whoami', ''],
    ['/api/v1/api_key/', ''],
    ['/api/v1/custom_component', ''],
    ['/api/v1/variables/one', ''],
    ['/x/api/v1/version', ''],
    ['/', ''],
  ])('take %s with the methods "%s"', (path, methods) => {
    expect(methodsOf(path)).toBe(methods);
  });

  it('are passed on whole, except answers about the owner of the key', () => {
    expect(findPageRoute('GET', '/api/v1/users/whoami?x=1')).toEqual(expect.objectContaining({ only: ['id'] }));
    expect(findPageRoute('GET', '/api/v1/variables')?.only).toBeNull();
  });
});
