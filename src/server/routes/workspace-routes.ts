/** `/workspace/v1`: who uses this server, and what it keeps. */
import {
  peopleSchema,
  personNameSchema,
  reservedNumberSchema,
  type WorkspaceInfo,
  workspaceInfoSchema,
} from '#contract/workspace/workspace-info.ts';
import { cleanName } from '../guard/clean-name.ts';
import { givePass } from '../guard/pass.ts';
import type { PersonOf } from '../guard/person.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import { get, type HttpRoute, post, put } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';
import { readWorkspaceBody } from './workspace-requests.ts';

export function workspaceRoutes({ config, workspace }: Services, personOf: PersonOf): HttpRoute[] {
  const { runs, limits, secret } = workspace;
  const describeTo = async (you: WorkspaceInfo['you']): Promise<WorkspaceInfo> => ({
    you,
    runs: { ...(await runs.totals()), maxRuns: limits.runs, maxBytes: limits.bytes },
  });
  return [
    get('/workspace/v1', 'Says who you are on this server, how much it keeps, and its limits', {
      responses: { 200: jsonAnswer('The workspace', workspaceInfoSchema), ...errorAnswers(400, 401, 403, 503) },
      handle: async (context) => answerJson(context, await describeTo(personOf(context))),
    }),
    put('/workspace/v1/you', 'Sets your name, which this browser then sends in a cookie; blank for none', {
      request: { body: jsonRequest(personNameSchema) },
      responses: {
        200: jsonAnswer('The workspace', workspaceInfoSchema),
        ...errorAnswers(400, 401, 403, 409, 413, 422, 503),
      },
      handle: async (context) => {
        const { name } = await readWorkspaceBody(context, personNameSchema);
        const { from } = personOf(context);
        const { token } = config;
        if (from === 'proxy') throw new HttpError(409, { detail: 'The proxy of this server names the people' });
        if (token === null)
          throw new HttpError(409, { detail: 'This server is for one person, who needs no name: it has no token' });
        const you = { name: cleanName(name), from };
        givePass(context, { token, secret }, you.name);
        return answerJson(context, await describeTo(you));
      },
    }),
    get('/workspace/v1/people', 'Lists everybody who has runs here', {
      responses: { 200: jsonAnswer('The people', peopleSchema), ...errorAnswers(401, 403, 503) },
      handle: async (context) => answerJson(context, await runs.people()),
    }),
    post('/workspace/v1/numbers', 'Reserves the number of a run that begins', {
      responses: { 201: jsonAnswer('The number', reservedNumberSchema), ...errorAnswers(401, 403, 503, 507) },
      handle: async (context) => answerJson(context, { number: await runs.nextNumber() }, { status: 201 }),
    }),
  ];
}
