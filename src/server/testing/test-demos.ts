/** Demos for tests, and visitors who open them. */
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { type VisitorEvent, visitorEventSchema } from '#contract/demos/visitor.ts';
import type { JsonValue } from '#contract/json.ts';
import type { EndedQuestion } from '../workspace/demos/question-store.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { at, type TestApp } from './test-app.ts';

/** Settings under which others can reach the server. */
export const REACHABLE = {
  TWEAKBENCH_HOST: '0.0.0.0',
  TWEAKBENCH_TOKEN: 'token-canary-1234',
  TWEAKBENCH_API_KEY: 'api-key-canary-1',
};
export const OWNER = { 'x-api-key': REACHABLE.TWEAKBENCH_API_KEY };

/** A demo of the sample Tone switcher, with two knobs. */
export function demoSettings(changes: Partial<DemoSettings> = {}): DemoSettings {
  return {
    title: 'Ask our assistant',
    lead: 'Choose a question.',
    flow: { server: 'embedded', id: 'tone-switcher', name: 'flow-name-canary' },
    questions: [{ text: 'What is a day?' }, { text: 'What is a week?' }],
    own: { most: 40 },
    knobs: [
      {
        component: 'LanguageModelComponent-v2Hd9',
        field: 'temperature',
        label: 'Creativity',
        control: { kind: 'range', min: 0, max: 0.8, step: 0.1, isWhole: false, value: 0.2 },
      },
      {
        component: 'Prompt-t8Nc5',
        field: 'tone',
        label: 'Tone',
        control: { kind: 'options', options: [{ value: 'formal', words: 'Formal' }, { value: 'friendly' }], value: 0 },
      },
    ],
    tweaks: {},
    variants: null,
    outputs: [],
    limits: { perHour: 60, perVisitor: null, atOnce: 10 },
    openUntil: null,
    showsTimes: false,
    frameOrigins: [],
    ...changes,
  };
}

export function endedQuestion(changes: Partial<EndedQuestion> = {}): EndedQuestion {
  return {
    question: 'Grüße 😀\u0000',
    isOwn: false,
    knobs: [{ label: 'Tone', value: 'formal' }],
    status: 'done',
    answer: 'An answer',
    askedAt: Date.now(),
    firstMs: 3,
    totalMs: 9,
    problem: null,
    ...changes,
  };
}

export interface TestVisitor {
  cookies: Map<string, string>;
  /** Sends a request with the visitor's cookies, and takes new ones. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Opens the demo; returns its version. */
  open(): Promise<number>;
  ask(body?: Record<string, unknown>, headers?: Record<string, string>): Promise<Response>;
}

export function createVisitor(app: Pick<TestApp, 'call'>, name: string): TestVisitor {
  const cookies = new Map<string, string>();
  let version = 0;
  const visitor: TestVisitor = {
    cookies,
    async call(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      const response = await app.call(method, demoPaths.page(name) + path, body, {
        ...(cookie && { cookie }),
        ...headers,
      });
      for (const given of response.headers.getSetCookie()) {
        const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
        cookies.set(key, value);
      }
      return response;
    },
    async open() {
      const response = await visitor.call('GET', '/demo');
      if (!response.ok) throw new Error(`The demo answered ${response.status}: ${await response.text()}`);
      const demo: JsonValue = await response.json();
      version = Number(at(demo, 'version'));
      return version;
    },
    ask: (body = {}, headers = {}) =>
      visitor.call('POST', '/ask', { version, question: 0, knobs: [0.2, 0], ...body }, headers),
  };
  return visitor;
}

export async function publish(
  app: TestApp,
  name: string,
  changes: Partial<DemoSettings> = {},
  password: string | null = null,
): Promise<void> {
  const body = { name, settings: demoSettings(changes), password };
  const answer = await app.json('POST', demoPaths.list, body, OWNER);
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Votes on two answers of a demo that has variants. */
export async function voteAsVisitor({ demos, pairs }: Pick<Workspace, 'demos' | 'pairs'>, name: string): Promise<void> {
  const demo = await demos.find(name);
  if (demo === null) throw new Error(`There is no demo ${name}`);
  const pair = await pairs.offer({ demo, visitor: 'v', question: 'Grüße 😀', answers: ['one', 'two'], left: 1 });
  await pairs.vote(demo, 'v', { pair, choice: 'left', note: 'Grüße 😀' });
}

export function parseVisitorStream(text: string): VisitorEvent[] {
  return text
    .split('\n\n')
    .filter((frame) => frame.startsWith('data: '))
    .map((frame) => visitorEventSchema.parse(JSON.parse(frame.slice('data: '.length))));
}

/** The text of all parts, and how it ended. */
export async function readVisitedAnswer(
  response: Response,
): Promise<{ text: string; end: VisitorEvent['event'] | undefined }> {
  const events = parseVisitorStream(await response.text());
  const parts: string[] = [];
  for (const event of events) {
    if (event.event === 'text') parts[event.output] = (parts[event.output] ?? '') + event.chunk;
    if (event.event === 'answer') parts[event.output] = String(event.content);
  }
  return { text: parts.join('\n'), end: events.at(-1)?.event };
}

/** The status and code of a refusal. */
export async function problemOf(response: Response): Promise<[number, JsonValue]> {
  const body: JsonValue = await response.json();
  return [response.status, at(body, 'code')];
}
