/** Why a cell did not pass: each missed check with expected and actual text, and the tweaks that have no effect. */
import type { CellResult } from '#contract/suite/results-file.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { whySentence } from '#run/report/tweak-report.ts';
import { entryOf } from '#tests/checks/describe-check.ts';
import type { SuiteCell, TestTurn } from '#tests/suite/suite.ts';
import { cellTweaks } from '#tests/suite/turn-draft.ts';
import { safeLine } from '../terminal/safe-line.ts';
import type { Style } from '../terminal/style.ts';
import { cellName } from './cell-name.ts';
import { shortDifference, shortText } from './short-difference.ts';

export interface ExplainContext {
  index: FlowIndex;
  rules: TweakRules;
  /** Characters of a line. */
  width: number;
}

/** Lines without indent; the first is the name of the cell. */
export function explainCell(cell: SuiteCell, result: CellResult, context: ExplainContext, style: Style): string[] {
  const width = Math.max(40, context.width - 8);
  const lines = [`${style.bad(result.state.toUpperCase())} ${style.strong(cellName(result))}`];
  const isByCheck = result.checks.some(({ state }) => state === 'missed' || state === 'broken');
  if (!isByCheck) lines.push(`  ${safeLine(result.why)}`);
  let isAnswerShown = false;
  for (const { check, turn, answer, at } of checksOf(cell, result)) {
    const made = result.checks[at];
    if (made === undefined || (made.state !== 'missed' && made.state !== 'broken')) continue;
    const expected = made.state === 'broken' ? null : expectedText(check, turn);
    // For the other checks the expected and the actual text, shown below, say more than the sentence.
    lines.push(`  ${safeLine(expected === null || isSimilar(check) ? `${made.words}: ${made.why}` : made.words)}`);
    if (expected === null) continue;
    const [wanted, actual] = shortDifference(expected, answer, width);
    lines.push(`    ${style.good(`- ${wanted}`)}`, `    ${style.bad(`+ ${actual}`)}`);
    isAnswerShown = true;
  }
  if (!isAnswerShown && result.answer !== '')
    lines.push(`    ${style.quiet(`answer: ${shortText(result.answer, width)}`)}`);
  return [...lines, ...tweakLines(cell, context, style)];
}

interface MadeCheck {
  check: SuiteCheck;
  turn: TestTurn;
  answer: string;
  /** Index in the checks of the cell. */
  at: number;
}

/** The checks of all turns are in one list, in order. */
function checksOf({ testCase }: SuiteCell, { answer, turns }: CellResult): MadeCheck[] {
  let at = 0;
  return testCase.turns.flatMap((turn, index) =>
    turn.checks.map((check) => ({ check, turn, answer: turns?.[index]?.answer ?? answer, at: at++ })),
  );
}

function isSimilar(check: SuiteCheck): boolean {
  return entryOf(check).kind === 'similar';
}

/** What the answer should have been, or contained; null for other kinds of checks. */
function expectedText(check: SuiteCheck, { expected }: TestTurn): string | null {
  const entry = entryOf(check);
  if (entry.kind === 'similar') return expected;
  const isText = entry.kind === 'contains' || entry.kind === 'equals' || entry.kind === 'starts-with';
  return isText ? (entry.value ?? expected) : null;
}

function tweakLines(cell: SuiteCell, { index, rules }: ExplainContext, style: Style): string[] {
  const text = JSON.stringify(cellTweaks(cell, index));
  const turn = cell.testCase.turns.at(-1);
  // If a case has no input, the flow's saved texts stay, and no input overrides a tweak of them.
  const inputs = !turn || turn.input === null ? [] : [{ components: [...turn.components], type: turn.type }];
  const rows = makeTweakReport({ text, inputs, index, rules }).rows.filter(({ isProblem }) => isProblem);
  return rows.map((row) => {
    const name = row.field === '' ? row.component : `${row.component} · ${row.field}`;
    return `  ${style.warn(`${STATE_LABELS[row.state]} tweak`)} ${safeLine(`${name}: ${whySentence(row)}`)}`;
  });
}
