/** A workspace with everything that one can have, and what is in it. */
import { openWorkspace } from '../workspace/open-workspace.ts';
import { savedCell, savedResult, savedSuite, savedVote } from './sent-suites.ts';
import { savedRun } from './stored-runs.ts';
import { demoSettings, endedQuestion, voteAsVisitor } from './test-demos.ts';

export const RUNS = 130;
export const CELLS = 300;
export const MESSAGES = 20;
/** Rows of the votes: themselves, pairs, ballots, and who has seen the names. The second is that of a demo. */
export const VOTED = 1 + 2 + 3 + 1 + (1 + 1 + 1);

export const openFor = (address: string) =>
  openWorkspace({ address, secret: null, limits: { runs: 10_000, bytes: 1e10 }, hidden: [] });

/** Everything in it, as a server reads it. */
export async function contentOf(address: string): Promise<unknown> {
  const workspace = await openFor(address);
  try {
    const { entries } = await workspace.runs.list({ words: [] }, Number.MAX_SAFE_INTEGER, 1_000);
    const bodies = await Promise.all(entries.map(async ({ id }) => (await workspace.runs.read(id))?.run));
    const found = await workspace.runs.list({ words: ['grüße', '😀'] }, Number.MAX_SAFE_INTEGER, 1_000);
    const { suites, results, cells, votes } = workspace;
    const page = { from: 0, to: 1e6, after: null, limit: 1_000, isBrief: false };
    const batch = [
      await suites.list({}, Number.MAX_SAFE_INTEGER, 100),
      await suites.read('s'),
      await suites.rows('s', 0, 9),
      await results.list({}, Number.MAX_SAFE_INTEGER, 100),
      await cells.list('r', page),
      await cells.run('r', '7.0.0'),
      await votes.read('v'),
    ];
    const demo = await workspace.demos.find('refunds');
    const limits = { perHour: 1, perVisitor: null, atOnce: 1 };
    const { messages } = workspace;
    const talks = [
      await messages.sessions(null),
      await messages.read('Grüße 😀\u0000', 99),
      await messages.sessions('f'),
    ];
    const demos = [
      await workspace.demos.list(),
      demo,
      await workspace.questions.answers('refunds', Number.MAX_SAFE_INTEGER, 10),
      // The question counts for the limits there too.
      await workspace.questions.begin({ demo: demo?.number ?? 0, version: demo?.version ?? 0, visitor: 'v', limits }),
    ];
    return { talks, demos, entries, bodies, found: found.entries.length, secret: workspace.secret, batch };
  } finally {
    await workspace.close();
  }
}

export async function fillWithAll(address: string): Promise<void> {
  const workspace = await openFor(address);
  for (let index = 0; index < RUNS; index += 1)
    await workspace.runs.save(
      savedRun({ id: `run-${index}`, answer: `Grüße 😀 ${index}\u0000` }),
      index % 2 ? 'Mara' : null,
    );
  await workspace.runs.change('run-3', { name: 'Named', note: 'n', isPinned: true }, null);
  await workspace.runs.remove('run-4', null);
  const { suites, results, cells, votes } = workspace;
  await suites.saveRows('s', 0, { columns: ['q'], rows: [['Grüße 😀'], ['two\u0000']] });
  await suites.save('s', savedSuite({ rows: 2 }), 'Mara');
  await suites.save('gone', savedSuite(), null);
  await suites.remove('gone', null, null);
  await results.save('r', savedResult('s'), null);
  await votes.save('v', savedVote(), 'Mara');
  for (const person of [null, 'Zoë', 'alan'])
    await votes.choose('v', 1, { choice: 'good', left: 1, note: 'Grüße 😀', ms: 1.5 }, person);
  await votes.inform('v', 'Zoë');
  const { demos, questions } = workspace;
  const settings = demoSettings({ title: 'Grüße 😀', variants: savedVote().variants });
  await demos.publish({ name: 'refunds', isTrial: false, settings, address: null, person: null, passwordHash: 'hash' });
  await voteAsVisitor(workspace, 'refunds');
  const { number: demo = 0 } = (await demos.find('refunds')) ?? {};
  await demos.countVisit(demo);
  const begun = await questions.begin({ demo, version: 1, visitor: 'v', limits: settings.limits });
  if (begun.kind === 'begun')
    await questions.end(demo, begun.number, endedQuestion({ answer: 'two\u0000', firstMs: 1.5 }));
  for (let index = 0; index < MESSAGES; index += 1) {
    const session = index % 2 ? 'Grüße 😀\u0000' : `talk ${index}`;
    await workspace.messages.add(session, {
      id: `m${index}`,
      text: `two\u0000 ${index}`,
      flow_id: index % 3 ? 'f' : 'g',
    });
  }
  for (let from = 0; from < CELLS; from += 100) {
    const some = Array.from({ length: 100 }, (_, index) => savedCell(from + index, `Grüße ${from + index}`));
    await cells.save('r', { term: 0, cells: some });
  }
  await workspace.close();
}
