/** Suites, their cells, votes and demos, written without pause to a server until it is gone, and looked for afterwards. */
import { expect } from 'vitest';
import { z } from 'zod';
import { savedCell, savedResult, savedSuite, savedVote } from '../../src/server/testing/sent-suites.ts';
import type { Workspace } from '../../src/server/workspace/open-workspace.ts';

/** Cells that are saved together: all of them or none. */
const BATCH = 4;
/** Saves of cells for each result. */
const SAVES = 3;
const BALLOT = { choice: 'first', left: 0, note: '', ms: 5 };
/** So that a demo can be published: a name by which others would reach the server. */
export const REACHED = { TWEAKBENCH_ALLOWED_HOSTS: 'bench.example' };
const DEMO = {
  title: 'Ask us',
  lead: '',
  flow: { server: 'embedded', id: 'tone-switcher', name: 'Tone' },
  questions: [{ text: 'Why is the sky blue?' }],
  own: null,
  knobs: [],
  tweaks: {},
  outputs: [],
  limits: { perHour: 1_000, perVisitor: null, atOnce: 10 },
  openUntil: null,
  showsTimes: false,
  frameOrigins: [],
};

/** What the server has acknowledged. */
export class WorkDone {
  suites: string[] = [];
  /** Saves of cells of each result. */
  cells = new Map<string, number>();
  /** Ballots of each vote. */
  ballots = new Map<string, number>();
  /** Questions that each demo has answered. */
  answers = new Map<string, number>();
}

/** Throws when it is refused. */
async function send(url: string, method: string, content?: unknown, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', cookie };
  const body = content === undefined ? null : JSON.stringify(content);
  const answer = await fetch(url, { method, headers, body });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Publishes a demo and visits it; the server needs the settings `REACHED`. */
export async function openDemo(url: string, name: string): Promise<{ ask: () => Promise<Response> }> {
  await send(`${url}/workspace/v1/demos`, 'POST', { name, settings: DEMO, password: null });
  const visit = await send(`${url}/p/${name}/demo`, 'GET');
  const cookie = visit.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { version } = z.object({ version: z.int() }).parse(await visit.json());
  return { ask: () => send(`${url}/p/${name}/ask`, 'POST', { version, question: 0, knobs: [] }, cookie) };
}

/** Resolves when the server is gone, with what it refused before. `name` must not be used by other writes. */
export async function keepWorking(url: string, name: string, done: WorkDone): Promise<unknown[]> {
  const refused: unknown[] = [];
  const note = (error: unknown) => {
    // What fetch throws when the server is gone.
    if (!(error instanceof TypeError)) refused.push(error);
  };
  await Promise.all([keepTesting(url, name, done).catch(note), keepAsking(url, name, done).catch(note)]);
  return refused;
}

async function keepTesting(url: string, name: string, done: WorkDone): Promise<never> {
  const workspace = `${url}/workspace/v1`;
  for (let count = 0; ; count += 1) {
    const id = `${name}-${count}`;
    await send(`${workspace}/suites/${id}`, 'PUT', savedSuite());
    done.suites.push(id);
    const result = `${workspace}/results/${id}`;
    await send(result, 'PUT', savedResult(id));
    done.cells.set(id, 0);
    const lease = await send(`${result}/lease`, 'PUT', { holder: 'page' });
    const { term } = z.object({ term: z.int() }).parse(await lease.json());
    for (let save = 0; save < SAVES; save += 1) {
      // Larger than a page of the database.
      const cells = Array.from({ length: BATCH }, (_, index) => savedCell(save * BATCH + index, `${id} `.repeat(800)));
      await send(`${result}/cells`, 'PUT', { term, holder: 'page', cells });
      done.cells.set(id, save + 1);
    }
    await send(`${workspace}/votes/${id}`, 'PUT', savedVote());
    done.ballots.set(id, 0);
    for (const pair of [0, 1]) {
      await send(`${workspace}/votes/${id}/ballots/${pair}`, 'PUT', BALLOT);
      done.ballots.set(id, pair + 1);
    }
  }
}

async function keepAsking(url: string, name: string, done: WorkDone): Promise<never> {
  const { ask } = await openDemo(url, name);
  done.answers.set(name, 0);
  for (let count = 1; ; count += 1) {
    // A broken stream throws, as a server that is gone does.
    const events = await (await ask()).text();
    if (!events.includes('"event":"done"')) throw new Error(events);
    done.answers.set(name, count);
  }
}

/** All that was acknowledged is there, whole and once. */
export async function expectWork(workspace: Workspace, done: WorkDone): Promise<void> {
  const { suites, cells, votes, questions } = workspace;
  for (const id of done.suites) expect((await suites.read(id))?.entry.id).toBe(id);
  const { entries } = await suites.list({}, Number.MAX_SAFE_INTEGER, 100_000);
  expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length);
  for (const [id, saves] of done.cells) {
    const stored = await cells.list(id, { from: 0, to: 1_000, after: null, limit: 1_000, isBrief: true });
    const count = stored?.cells.length ?? 0;
    expect(count % BATCH, `${count} cells of ${id}`).toBe(0);
    expect(count).toBeGreaterThanOrEqual(saves * BATCH);
    if (count > 0) expect(await cells.run(id, `${count - 1}.0.0`)).toContain(`${id} `.repeat(800));
  }
  for (const [id, ballots] of done.ballots) {
    const vote = await votes.read(id);
    expect(vote?.pairs.length, id).toBe(2);
    expect(vote?.ballots.length, id).toBeGreaterThanOrEqual(ballots);
  }
  for (const [name, count] of done.answers) {
    const stored = await questions.answers(name, Number.MAX_SAFE_INTEGER, 1_000);
    const whole = stored?.answers.filter(({ status, answer }) => status === 'done' && answer !== '') ?? [];
    expect(whole.length, name).toBeGreaterThanOrEqual(count);
    expect(new Set(whole.map(({ number }) => number)).size).toBe(whole.length);
  }
}
