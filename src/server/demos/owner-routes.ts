/** `/workspace/v1/demos`: publishing, editing, revoking; what visitors asked, and the answers that they got. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import {
  changedDemoSchema,
  type DemoAnswer,
  demoAnswersFileSchema,
  demoAnswersSchema,
  demoEntrySchema,
  demoListSchema,
  demoTrialSchema,
  freeNameSchema,
  readDemoSchema,
  switchDemoSchema,
} from '#contract/demos/demo-entry.ts';
import {
  type DemoSettings,
  demoNameSchema,
  editDemoSchema,
  publishDemoSchema,
  tryDemoSchema,
} from '#contract/demos/demo-settings.ts';
import { demoProblem } from '#show/knobs/demo-problem.ts';
import type { PersonOf } from '../guard/person.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import { type AppEnv, del, get, type HttpRoute, patch, post, put } from '../http/route.ts';
import { foundIn } from '../masking/mask-stored-run.ts';
import { withoutControls } from '../masking/stored-texts.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from '../routes/describe.ts';
import { answerEdit, answerEntry, changedAnswer, ifMatch, missing, withTag } from '../routes/workspace-answers.ts';
import {
  pageQuerySchema,
  readBefore,
  readIfMatch,
  readQuery,
  readWorkspaceBody,
} from '../routes/workspace-requests.ts';
import type { Services } from '../services/services.ts';
import { type Config, ownSecrets } from '../settings/config.ts';
import { DEMO_BODY_LIMIT } from '../settings/limits.ts';
import { originsForOthers } from '../settings/reach.ts';
import { nextCursor } from '../workspace/database/list-cursor.ts';
import { MAX_DEMOS } from '../workspace/demos/demo-store.ts';
import { hashPassword } from './demo-password.ts';
import type { DemoTargets } from './demo-targets.ts';
import { LangflowProblem } from './langflow-flows.ts';
import type { OpenAnswers } from './open-answers.ts';

const LIST = '/workspace/v1/demos';
const ONE = `${LIST}/{name}`;
const BODY = { limit: DEMO_BODY_LIMIT, tooLarge: 'A demo may have at most 1 MB' };
/** Answers that one query reads for a file. */
const PORTION = 500;
const entryAnswer = jsonAnswer('The demo as lists show it, with its ETag', demoEntrySchema);

export interface OwnerRouteTools {
  personOf: PersonOf;
  targets: DemoTargets;
  openAnswers: OpenAnswers;
}

export function ownerRoutes(services: Services, { personOf, targets, openAnswers }: OwnerRouteTools): HttpRoute[] {
  const { config, workspace } = services;
  const { demos, questions } = workspace;
  const check = { config, targets };
  return [
    get(LIST, 'Lists published demos, the newest first, and says whether more can be published', {
      responses: { 200: jsonAnswer('All demos', demoListSchema), ...errorAnswers(401, 403, 503) },
      handle: async (context) =>
        answerJson(context, {
          demos: await demos.list(),
          origins: originsForOthers(config, portOf(context, config)),
          langflowObstacle: langflowObstacle(config),
        }),
    }),
    post(LIST, 'Publishes a demo', {
      request: { body: jsonRequest(publishDemoSchema) },
      responses: { 201: entryAnswer, ...errorAnswers(400, 401, 403, 409, 413, 422, 502, 503, 507) },
      handle: async (context) => {
        const { name, settings, password } = await readWorkspaceBody(context, publishDemoSchema, BODY);
        if (originsForOthers(config, 0) === null)
          throw new HttpError(403, {
            detail:
              'Others cannot reach this server. Start Tweakbench as a server to publish: set TWEAKBENCH_HOST and TWEAKBENCH_TOKEN',
          });
        const checked = await checkDemo(settings, check);
        const passwordHash = password === null ? null : await hashPassword(password);
        const person = personOf(context).name;
        const outcome = await demos.publish({ ...checked, name, isTrial: false, passwordHash, person });
        if (outcome.kind === 'taken')
          throw new HttpError(409, { detail: `/p/${name} is taken. Choose another address` });
        if (outcome.kind === 'many') throw tooMany();
        return answerEntry(context, outcome.entry, 201);
      },
    }),
    get(ONE, 'Reads a demo with its settings', {
      responses: { 200: jsonAnswer('The demo, with its ETag', readDemoSchema), ...errorAnswers(401, 403, 404, 503) },
      handle: async (context) => {
        const found = await demos.read(demoNameOf(context));
        if (!found) throw missing('demo');
        return withTag(answerJson(context, found), found.entry);
      },
    }),
    put(ONE, 'Edits a demo', {
      request: { headers: ifMatch, body: jsonRequest(editDemoSchema) },
      responses: {
        200: entryAnswer,
        412: changedAnswer(changedDemoSchema),
        ...errorAnswers(400, 401, 403, 404, 413, 422, 428, 502, 503, 507),
      },
      handle: async (context) => {
        const name = demoNameOf(context);
        const version = readIfMatch(context);
        const { settings, password } = await readWorkspaceBody(context, editDemoSchema, BODY);
        const checked = await checkDemo(settings, check);
        const passwordHash = typeof password === 'string' ? await hashPassword(password) : password;
        const edit = { ...checked, ...(passwordHash !== undefined && { passwordHash }) };
        return answerEdit(context, await demos.edit(name, edit, version), 'demo');
      },
    }),
    patch(ONE, 'Revokes a demo, which also ends the answers under way, or opens it again', {
      request: { body: jsonRequest(switchDemoSchema) },
      responses: { 200: entryAnswer, ...errorAnswers(400, 401, 403, 404, 413, 422, 503, 507) },
      handle: async (context) => {
        const { isOn, openUntil } = await readWorkspaceBody(context, switchDemoSchema);
        const entry = await demos.turn(demoNameOf(context), isOn, openUntil);
        if (!entry) throw missing('demo');
        await openAnswers.check();
        return answerEntry(context, entry);
      },
    }),
    del(ONE, 'Deletes a demo with the answers that its visitors got', {
      responses: { 204: { description: 'It is deleted' }, ...errorAnswers(401, 403, 404, 503, 507) },
      handle: async (context) => {
        if (!(await demos.remove(demoNameOf(context)))) throw missing('demo');
        await openAnswers.check();
        return context.body(null, 204);
      },
    }),
    get('/workspace/v1/demo-names/{name}', 'Says whether a demo can have this name', {
      responses: { 200: jsonAnswer('Whether it is free', freeNameSchema), ...errorAnswers(401, 403, 404, 503) },
      handle: async (context) => answerJson(context, { isFree: await demos.isFree(demoNameOf(context)) }),
    }),
    post('/workspace/v1/demo-trials', 'Makes a demo that only its owner can open, for an hour', {
      request: { body: jsonRequest(tryDemoSchema) },
      responses: {
        201: jsonAnswer('Where it is', demoTrialSchema),
        ...errorAnswers(400, 401, 403, 413, 422, 502, 503, 507),
      },
      handle: async (context) => {
        const { settings } = await readWorkspaceBody(context, tryDemoSchema, BODY);
        const checked = await checkDemo(settings, check);
        const name = `~${randomBytes(16).toString('base64url')}`;
        const outcome = await demos.publish({ ...checked, name, isTrial: true, passwordHash: null, person: null });
        if (outcome.kind !== 'published') throw tooMany();
        return answerJson(context, { path: `/p/${name}` }, { status: 201 });
      },
    }),
    get(`${ONE}/answers`, 'Lists the answers that visitors got, the newest first', {
      request: { query: pageQuerySchema },
      responses: {
        200: jsonAnswer('One page of the list', demoAnswersSchema),
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const { limit, cursor } = readQuery(context, pageQuerySchema);
        const found = await questions.answers(demoNameOf(context), readBefore('answers', cursor), limit);
        if (!found) throw missing('demo');
        const { answers, hasMore } = found;
        return answerJson(context, { answers, next: nextCursor('answers', answers, hasMore) });
      },
    }),
    get(`${ONE}/answers/file`, 'Downloads all answers that visitors got', {
      responses: {
        200: jsonAnswer('The answers', demoAnswersFileSchema),
        ...errorAnswers(401, 403, 404, 503),
      },
      handle: async (context) => {
        const name = demoNameOf(context);
        const answers: DemoAnswer[] = [];
        for (let before = Number.MAX_SAFE_INTEGER; ; ) {
          const found = await questions.answers(name, before, PORTION);
          if (!found) throw missing('demo');
          answers.push(...found.answers);
          before = found.answers.at(-1)?.number ?? before;
          if (!found.hasMore) break;
        }
        const response = answerJson(context, { answers });
        response.headers.set('content-disposition', `attachment; filename="${name}-answers.json"`);
        return response;
      },
    }),
  ];
}

/** The name in the path. Throws an HttpError 404 for one that no demo can have. */
function demoNameOf(context: Context<AppEnv>): string {
  const name = context.req.param('name') ?? '';
  if (!demoNameSchema.safeParse(name).success) throw missing('demo');
  return name;
}

function tooMany(): HttpError {
  return new HttpError(507, { detail: `This server keeps at most ${MAX_DEMOS} demos: delete one first` });
}

/** What is published. `address` is that of the Langflow that it asks; null for the embedded engine. Throws an HttpError with a sentence for people. */
async function checkDemo(
  given: DemoSettings,
  { config, targets }: { config: Config; targets: DemoTargets },
): Promise<{ settings: DemoSettings; address: string | null }> {
  const obstacle = given.flow.server === 'langflow' ? langflowObstacle(config) : null;
  if (obstacle !== null) throw new HttpError(403, { detail: obstacle });
  const settings = { ...given, title: withoutControls(given.title), lead: withoutControls(given.lead) };
  if (settings.title === '') throw new HttpError(422, { detail: 'A demo needs a title' });
  const address = targets.addressOf(settings.flow);
  const flow = await targets.find(settings.flow, address).catch((error: unknown) => {
    throw error instanceof LangflowProblem ? new HttpError(502, { detail: error.message }) : error;
  });
  if (flow === null) throw new HttpError(422, { detail: 'There is no such flow on the server that has the demo' });
  const problem = demoProblem(flow, settings);
  if (problem !== null) throw new HttpError(422, { detail: problem });
  if (foundIn(settings, ownSecrets(config)).length > 0)
    throw new HttpError(422, { detail: 'The demo contains a key of this server' });
  return { settings, address };
}

/** Why a flow of a Langflow cannot be a demo here, as a sentence; null if it can. */
function langflowObstacle({ langflow }: Pick<Config, 'langflow'>): string | null {
  if (langflow.url !== null && langflow.apiKey !== null) return null;
  return 'This server has no key of a Langflow. To publish flows of a Langflow, set LANGFLOW_URL and LANGFLOW_API_KEY';
}

/** The port that is listened on; the page may have been opened by that of a tunnel. */
function portOf(context: Context<AppEnv>, { port }: Config): number {
  return context.env?.incoming?.socket.localPort ?? port;
}
