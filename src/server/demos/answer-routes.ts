/** `/workspace/v1/demos/NAME/answers`: what visitors asked, and the answers that they got. */
import { type DemoAnswer, demoAnswersFileSchema, demoAnswersSchema } from '#contract/demos/demo-entry.ts';
import { answerJson } from '../http/answer-json.ts';
import { get, type Route } from '../http/route.ts';
import { errorAnswers, jsonAnswer } from '../routes/describe.ts';
import { missing } from '../routes/workspace-answers.ts';
import { pageQuerySchema, readBefore, readQuery } from '../routes/workspace-requests.ts';
import type { Services } from '../services/services.ts';
import { nextCursor } from '../workspace/database/list-cursor.ts';
import { demoNameOf } from './demo-name-of.ts';

const ANSWERS = '/workspace/v1/demos/{name}/answers';
/** Answers that one query reads for a file. */
const PORTION = 500;

export function answerRoutes({ workspace: { questions } }: Services): Route[] {
  return [
    get(ANSWERS, 'Lists the answers that visitors got, the newest first', {
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
    get(`${ANSWERS}/file`, 'Downloads all answers that visitors got', {
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
