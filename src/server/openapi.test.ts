import { describe, expect, it } from 'vitest';
import { isJsonObject } from '#contract/json.ts';
import { expectDescribed } from './testing/expect-described.ts';
import { savedCell, savedResult, savedSuite, savedVote } from './testing/sent-suites.ts';
import { savedRun } from './testing/stored-runs.ts';
import { at, openTestApp, recordedExport } from './testing/test-app.ts';

const ECHO = '/api/v1/run/advanced/echo-endpoint';

describe('/openapi.json', () => {
  it('describes every route of the design', async () => {
    await using app = await openTestApp();
    const { status, body } = await app.json('GET', '/openapi.json');
    expect(status).toBe(200);
    const paths = at(body, 'paths');
    const routes = Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([path, methods]) =>
      Object.keys(isJsonObject(methods) ? methods : {}).map((method) => `${method} ${path}`),
    );
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /health',
        'get /api/v1/version',
        'get /schemas/tests-1.json',
        'get /api/v1/flows/',
        'post /api/v1/flows/',
        'get /api/v1/flows/{flow_id}',
        'patch /api/v1/flows/{flow_id}',
        'delete /api/v1/flows/{flow_id}',
        'post /api/v1/run/advanced/{flow_id_or_name}',
        'get /api/v2/files',
        'post /api/v2/files',
        'get /api/v2/files/{file_id}',
        'delete /api/v2/files/{file_id}',
        'get /api/v1/files/images/{owner}/{name}',
        'get /api/v1/monitor/messages',
        'delete /api/v1/monitor/messages',
        'post /v1/chat/completions',
        'get /v1/models',
        'get /workspace/v1',
        'put /workspace/v1/you',
        'get /workspace/v1/people',
        'post /workspace/v1/numbers',
        'get /workspace/v1/runs',
        'put /workspace/v1/runs/{run_id}',
        'get /workspace/v1/runs/{run_id}',
        'patch /workspace/v1/runs/{run_id}',
        'delete /workspace/v1/runs/{run_id}',
        'post /workspace/v1/runs/{run_id}/restore',
        'get /workspace/v1/suites',
        'put /workspace/v1/suites/{suite_id}',
        'put /workspace/v1/suites/{suite_id}/rows/{first}',
        'get /workspace/v1/results',
        'put /workspace/v1/results/{result_id}/lease',
        'get /workspace/v1/results/{result_id}/cells',
        'get /workspace/v1/votes',
        'put /workspace/v1/votes/{vote_id}/ballots/{pair}',
      ]),
    );
  });

  it('names the parameters in each path', async () => {
    await using app = await openTestApp();
    const paths = at((await app.json('GET', '/openapi.json')).body, 'paths');
    for (const [path, methods] of Object.entries(isJsonObject(paths) ? paths : {})) {
      const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      for (const [method, operation] of Object.entries(isJsonObject(methods) ? methods : {})) {
        const parameters = at(operation, 'parameters');
        const listed = Array.isArray(parameters)
          ? parameters.filter((one) => at(one, 'in') === 'path').map((one) => at(one, 'name'))
          : [];
        expect(listed, `${method} ${path}`).toEqual(names);
      }
    }
  });

  it('matches the answers of the workspace', async () => {
    await using app = await openTestApp();
    const info = '/workspace/v1';
    const runs = `${info}/runs`;
    const one = `${runs}/{run_id}`;
    const any = { 'if-match': '*' };
    const statuses = [
      await expectDescribed(app, info, 'GET', info),
      await expectDescribed(app, `${info}/you`, 'PUT', `${info}/you`, { name: 'x' }),
      await expectDescribed(app, `${info}/numbers`, 'POST', `${info}/numbers`),
      await expectDescribed(app, one, 'PUT', `${runs}/a`, savedRun({ id: 'a' })),
      await expectDescribed(app, one, 'PUT', `${runs}/a`, savedRun({ id: 'a' })),
      await expectDescribed(app, one, 'PUT', `${runs}/a`, {}),
      await expectDescribed(app, `${info}/people`, 'GET', `${info}/people`),
      await expectDescribed(app, runs, 'GET', runs),
      await expectDescribed(app, runs, 'GET', `${runs}?cursor=x`),
      await expectDescribed(app, one, 'GET', `${runs}/a`),
      await expectDescribed(app, one, 'GET', `${runs}/b`),
      await expectDescribed(app, one, 'PATCH', `${runs}/a`, { name: 'x' }),
      await expectDescribed(app, one, 'PATCH', `${runs}/a`, { name: 'x' }, any),
      await expectDescribed(app, one, 'PATCH', `${runs}/a`, { name: 'y' }, { 'if-match': '"1"' }),
      await expectDescribed(app, one, 'DELETE', `${runs}/a`, undefined, { 'if-match': '"1"' }),
      await expectDescribed(app, one, 'DELETE', `${runs}/a`, undefined, any),
      await expectDescribed(app, one, 'PUT', `${runs}/a`, savedRun({ id: 'a' })),
      await expectDescribed(app, `${one}/restore`, 'POST', `${runs}/a/restore`),
      await expectDescribed(app, `${one}/restore`, 'POST', `${runs}/b/restore`),
    ];
    expect(statuses).toEqual([
      200, 409, 201, 201, 200, 422, 200, 200, 422, 200, 404, 428, 200, 412, 412, 204, 410, 200, 404,
    ]);
  });

  it('matches the answers of votes', async () => {
    await using app = await openTestApp();
    const root = '/workspace/v1/votes';
    const one = `${root}/{vote_id}`;
    const ballot = { choice: 'good', left: 0, note: '', ms: 5 };
    const statuses = [
      await expectDescribed(app, one, 'PUT', `${root}/v`, savedVote()),
      await expectDescribed(app, one, 'PUT', `${root}/v`, savedVote()),
      await expectDescribed(app, `${one}/ballots/{pair}`, 'PUT', `${root}/v/ballots/0`, ballot),
      await expectDescribed(app, `${one}/names`, 'PUT', `${root}/v/names`),
      await expectDescribed(app, `${one}/ballots/{pair}`, 'PUT', `${root}/v/ballots/1`, ballot),
      await expectDescribed(app, one, 'GET', `${root}/v`),
      await expectDescribed(app, root, 'GET', root),
      await expectDescribed(app, one, 'DELETE', `${root}/v`),
      await expectDescribed(app, one, 'GET', `${root}/v`),
      await expectDescribed(app, `${one}/restore`, 'POST', `${root}/v/restore`),
    ];
    expect(statuses).toEqual([201, 200, 204, 204, 409, 200, 200, 204, 404, 200]);
  });

  it('matches the answers of suites and results', async () => {
    await using app = await openTestApp();
    const root = '/workspace/v1';
    const suite = `${root}/suites/{suite_id}`;
    const result = `${root}/results/{result_id}`;
    const any = { 'if-match': '*' };
    const ask = (template: string, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      expectDescribed(app, template, method, `${root}${path}`, body, headers);
    const rows = { columns: ['question'], rows: [['Ada']] };
    const statuses = [
      await ask(`${suite}/rows/{first}`, 'PUT', '/suites/s/rows/0', rows),
      await ask(suite, 'PUT', '/suites/s', savedSuite({ rows: 2 })),
      await ask(suite, 'PUT', '/suites/s', savedSuite({ rows: 1 })),
      await ask(suite, 'PUT', '/suites/s', savedSuite({ rows: 1 })),
      await ask(`${root}/suites`, 'GET', '/suites?kind=batch&flow=flow-1'),
      await ask(suite, 'GET', '/suites/s'),
      await ask(`${suite}/rows`, 'GET', '/suites/s/rows?from=0&to=5'),
      await ask(suite, 'PATCH', '/suites/s', { name: 'x' }, any),
      await ask(suite, 'PATCH', '/suites/s', { name: 'y' }, { 'if-match': '"1"' }),
      await ask(result, 'PUT', '/results/r', savedResult('s')),
      await ask(result, 'PUT', '/results/r', savedResult('s')),
      await ask(`${root}/results`, 'GET', '/results?suite=s'),
      await ask(result, 'GET', '/results/r'),
      await ask(`${result}/about`, 'GET', '/results/r/about'),
      await ask(result, 'PATCH', '/results/r', { tally: { passed: 1, failed: 0, broken: 0, answered: 0 } }, any),
      await ask(result, 'PATCH', '/results/r', { tally: null }, { 'if-match': '"1"' }),
      await ask(`${result}/lease`, 'PUT', '/results/r/lease', { holder: 'p' }),
      await ask(`${result}/lease`, 'PUT', '/results/r/lease', { holder: 'q' }),
      await ask(`${result}/cells`, 'PUT', '/results/r/cells', { term: 1, cells: [savedCell(0, 'hi')] }),
      await ask(`${result}/cells`, 'PUT', '/results/r/cells', { term: 2, cells: [savedCell(0, 'hi')] }),
      await ask(`${result}/cells`, 'GET', '/results/r/cells?brief=true'),
      await ask(`${result}/cells/{cell}/run`, 'GET', '/results/r/cells/0.0.0/run'),
      await ask(`${result}/cells/{cell}/run`, 'GET', '/results/r/cells/1.0.0/run'),
      await ask(suite, 'DELETE', '/suites/s', undefined, any),
      await ask(`${result}/lease`, 'DELETE', '/results/r/lease?holder=p'),
      await ask(suite, 'DELETE', '/suites/s', undefined, any),
      await ask(suite, 'PUT', '/suites/s', savedSuite({ rows: 1 })),
      await ask(`${suite}/restore`, 'POST', '/suites/s/restore'),
    ];
    expect(statuses).toEqual([
      204, 409, 201, 200, 200, 200, 200, 200, 412, 201, 200, 200, 200, 200, 200, 412, 200, 409, 200, 422, 200, 200, 404,
      409, 204, 204, 410, 200,
    ]);
  });

  it('matches the answers', async () => {
    await using app = await openTestApp();
    const flow = recordedExport('echo');
    const flows = '/api/v1/flows/';
    const one = `${flows}{flow_id}`;
    const run = '/api/v1/run/advanced/{flow_id_or_name}';
    const form = new FormData();
    form.append('file', new File(['x'], 'a.png'));
    const upload = await app.json('POST', '/api/v2/files', form);
    const file = String(at(upload.body, 'id'));
    const again = new FormData();
    again.append('file', new File(['x'], 'a.txt'));
    const statuses = [
      await expectDescribed(app, '/health', 'GET', '/health'),
      await expectDescribed(app, '/api/v1/version', 'GET', '/api/v1/version'),
      await expectDescribed(app, '/schemas/tests-1.json', 'GET', '/schemas/tests-1.json'),
      await expectDescribed(app, flows, 'POST', flows, flow),
      await expectDescribed(app, flows, 'POST', flows, [flow, flow]),
      await expectDescribed(app, flows, 'POST', flows, {}),
      await expectDescribed(app, flows, 'GET', flows),
      await expectDescribed(app, one, 'GET', `${flows}two-inputs`),
      await expectDescribed(app, one, 'GET', `${flows}nothing`),
      await expectDescribed(app, one, 'PATCH', `${flows}echo-endpoint`, { name: 'New' }),
      await expectDescribed(app, one, 'PATCH', `${flows}echo-endpoint`, { name: 5 }),
      await expectDescribed(app, run, 'POST', ECHO, { inputs: [{ input_value: 'hi' }] }),
      await expectDescribed(
        app,
        run,
        'POST',
        '/api/v1/run/advanced/two-inputs',
        { stream: true },
        { accept: 'text/event-stream' },
      ),
      await expectDescribed(app, run, 'POST', ECHO, { tweaks: 5 }),
      await expectDescribed(app, run, 'POST', ECHO, { tweaks: { code: 'x' } }),
      await expectDescribed(app, run, 'POST', '/api/v1/run/advanced/nothing', {}),
      await expectDescribed(app, '/api/v2/files', 'GET', '/api/v2/files'),
      await expectDescribed(app, '/api/v2/files', 'POST', '/api/v2/files', again),
      await expectDescribed(app, '/api/v2/files/{file_id}', 'GET', `/api/v2/files/${file}`),
      await expectDescribed(app, '/api/v2/files/{file_id}', 'DELETE', `/api/v2/files/${file}`),
      await expectDescribed(app, '/api/v2/files/{file_id}', 'DELETE', `/api/v2/files/${file}`),
      await expectDescribed(app, '/api/v1/monitor/messages', 'GET', '/api/v1/monitor/messages'),
      await expectDescribed(app, '/api/v1/monitor/messages', 'GET', '/api/v1/monitor/messages?order=up'),
      await expectDescribed(app, '/api/v1/monitor/messages/sessions', 'GET', '/api/v1/monitor/messages/sessions'),
      await expectDescribed(app, '/api/v1/monitor/messages', 'DELETE', '/api/v1/monitor/messages', []),
      await expectDescribed(app, '/v1/models', 'GET', '/v1/models'),
      await expectDescribed(app, '/v1/chat/completions', 'POST', '/v1/chat/completions', {
        model: 'demo',
        messages: [{ role: 'user', content: 'hi' }],
      }),
      await expectDescribed(app, one, 'DELETE', `${flows}echo-endpoint`),
    ];
    expect(statuses).toEqual([
      200, 200, 200, 201, 201, 422, 200, 200, 404, 200, 422, 200, 200, 422, 422, 404, 200, 201, 200, 200, 404, 200, 400,
      200, 204, 200, 200, 200,
    ]);
  });
});
