/** A Langflow that fails in the middle of a run, through the relay and directly: the text is kept, and the error is clear. */
import { expect, test as langflowTest } from '../langflow-fixtures.ts';
import { loadRequest, openRequest } from '../pages/open-request.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { type FrontServer, type RunAnswer, startFront } from '../servers/front-server.ts';
import { CHAT_FLOW } from '../servers/langflow-server.ts';
import { answerPage } from '../servers/run-answers.ts';
import {
  breakGzip,
  cutInChunk,
  fallSilent,
  falseGzip,
  hang,
  sendBytes,
  trickleForEver,
} from '../servers/stream-faults.ts';

const FIRST_TEXT = '[plain] You said';
const CUT = /^The stream ended early; \d chunks? w\w+ kept$/;

interface Fault {
  answers: RunAnswer;
  title: string | RegExp;
  keepsText?: boolean;
  action?: string;
  /** Called when the first words are on the screen. */
  onText?: () => unknown;
}

interface Bench {
  /** The fault server in front of the Langflow. */
  front: FrontServer;
  /** Runs, and looks for the error. */
  fail(fault: Fault): Promise<void>;
  /** The same for a fault that comes when the first words are on the screen: they stay there. */
  failAfterText(title: RegExp, answers: (seen: Promise<void>) => RunAnswer): Promise<void>;
  succeed(answers: RunAnswer | null): Promise<void>;
}

const test = langflowTest.extend<{
  /** Connects to a fault server of its own: the first time by opening the page, of a product with these settings. */
  connect: (relay: boolean, settings?: Record<string, string>) => Promise<Bench>;
}>({
  connect: async ({ bench, expectedConsole, langflow, page, panel, startServer }, use) => {
    expectedConsole.push(/Failed to load resource/, /net::ERR/, /blocked by CORS policy/);
    const fronts: FrontServer[] = [];
    await use(async (relay, settings) => {
      const front = await startFront(langflow.url);
      fronts.push(front);
      const request = { flow: CHAT_FLOW, inputs: ['hi'] };
      if (fronts.length === 1) {
        const server = settings && (await startServer(settings)).url;
        await rememberLangflow(page, front.url, { relay, ...(server !== undefined && { server }) });
        await openRequest(bench, request, server);
      } else {
        await panel.connect({ address: front.url, key: 'sk-story', relay });
        await expect(panel.chip(`Langflow 1.13, ${new URL(front.url).host}`)).toBeVisible();
        await panel.close();
        await loadRequest(bench, request);
      }
      await expect(panel.chip(`Langflow 1.13, ${new URL(front.url).host}`)).toBeVisible();
      const answer = bench.answer('Chat Output', 1);
      const fail: Bench['fail'] = async ({ answers, title, keepsText = false, action = 'Run again', onText }) => {
        front.answerRuns(answers);
        await bench.runButton.click();
        if (onText) {
          // Otherwise the text may be that of the run before.
          await expect(bench.stopButton).toBeVisible();
          await expect(answer).toContainText(FIRST_TEXT);
          await onText();
        }
        await expect(bench.status).toHaveText('Run failed');
        await expect(page.getByRole('alert', { name: title }).first()).toBeVisible();
        await expect(page.getByRole('button', { name: action }).first()).toBeVisible();
        if (keepsText) await expect(answer).toContainText(FIRST_TEXT);
        await expect(bench.input(1)).toHaveValue('hi');
      };
      return {
        front,
        fail,
        failAfterText: (title, answers) => {
          let trigger = () => {};
          const seen = new Promise<void>((done) => {
            trigger = done;
          });
          return fail({ answers: answers(seen), title, keepsText: true, onText: trigger });
        },
        succeed: async (answers) => {
          front.answerRuns(answers);
          await bench.run();
          await expect(answer).toContainText(FIRST_TEXT);
        },
      };
    });
    for (const front of fronts) await front.close().catch(() => undefined);
  },
});

test('text that has arrived stays when a stream breaks, through the relay and directly', async ({ connect }) => {
  test.slow();
  for (const relay of [true, false]) {
    const { fail, failAfterText, front, succeed } = await connect(relay);
    await failAfterText(CUT, cutInChunk);
    await failAfterText(CUT, breakGzip);
    await fail({ answers: falseGzip, title: 'The stream ended before any text arrived' });
    await succeed(sendBytes);
    await fail({ answers: fallSilent, title: CUT, keepsText: true, onText: () => front.close() });
    await fail({ answers: hang, title: /^Nothing answers at 127\.0\.0\.1:\d+$/, action: 'Check again' });
  }
});

test('a Langflow that hangs, falls silent or never ends runs into a limit, and the next run works', async ({
  connect,
}) => {
  test.slow();
  // The two limits are far apart, so that a busy machine still reaches the intended one.
  const { fail, succeed } = await connect(true, { TWEAKBENCH_RELAY_IDLE: '2', TWEAKBENCH_RELAY_TIMEOUT: '7' });
  await fail({ answers: hang, title: 'No answer within 7 s' });
  await fail({ answers: fallSilent, title: 'No answer within 2 s', keepsText: true });
  await fail({ answers: trickleForEver, title: 'No answer within 7 s', keepsText: true });
  await fail({ answers: answerPage(502), title: 'A proxy answered instead of the server' });
  await succeed(null);
});
