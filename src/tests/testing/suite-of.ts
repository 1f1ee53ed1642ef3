/** Suites and cells for tests. */
import type { CellResult } from '#contract/suite/results-file.ts';
import type { Suite, TestCase, TestTurn } from '../suite/suite.ts';
import { withoutAnswer } from '../suite/without-answer.ts';

type TurnPart = Partial<TestTurn>;
type CasePart = Partial<Omit<TestCase, 'turns'>> & { turns?: readonly TurnPart[] };

export function turnOf(part: TurnPart = {}): TestTurn {
  return { input: 'Hello', components: [], type: 'chat', expected: null, checks: [], ...part };
}

export function caseOf({ turns = [{}], ...part }: CasePart = {}): TestCase {
  return {
    name: 'greeting',
    tweaks: {},
    columns: [],
    tags: [],
    isSkipped: false,
    location: { file: null, line: 7 },
    ...part,
    turns: turns.map(turnOf),
  };
}

/** The first variant, without tweaks, is there always. */
export function suiteOf(part: Partial<Omit<Suite, 'variants'>> & { variants?: Suite['variants'] } = {}): Suite {
  const { variants = [], ...rest } = part;
  return {
    name: 'Suite',
    flow: { id: 'two-inputs', file: null, fingerprint: null, components: new Map() },
    output: null,
    session: 'fresh',
    repeat: 1,
    atOnce: null,
    timeLimitMs: null,
    cases: [caseOf()],
    files: [],
    variables: [],
    ...rest,
    variants: [{ name: 'Flow', tweaks: {} }, ...variants],
  };
}

export function resultOf(part: Partial<CellResult> = {}): CellResult {
  return {
    ...withoutAnswer(),
    case: 'greeting',
    variant: 'Flow',
    repeat: 1,
    state: 'passed',
    why: '',
    answer: 'Hi',
    timeMs: 812,
    startedAt: 1,
    ...part,
  };
}
