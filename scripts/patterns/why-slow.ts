/** Tells whether some text can make a regular expression take more than linear time. */
import { checkSync } from 'recheck';
import { type AnalysisResult, analyse } from 'scslre';

type Alternatives = AnalysisResult['parsed']['pattern']['alternatives'];
type Element = Alternatives[number]['elements'][number];

/** A loop with fewer repetitions cannot be tried in many ways. */
const FEW_TURNS = 10;
/** Milliseconds for one loop. */
const TIME_LIMIT = 3_000;

/** A sentence; null for linear time. Throws SyntaxError for an invalid regular expression. */
export function whySlow(source: string, flags: string): string | null {
  const { parsed, reports } = analyse({ source, flags });
  const [report] = reports;
  if (report) {
    const many = JSON.stringify(report.character.pick);
    if (report.exponential) return `a text with many ${many} takes it exponential time`;
    return `a text with many ${many} takes it quadratic time`;
  }
  // The other tool finds loops in which one text can match in two ways, for example `(?:x?x*y)*`.
  const loops = elementsIn(parsed.pattern.alternatives).filter(isBranchingLoop);
  const slow = loops.find((loop) => loop.type === 'Quantifier' && !isSafeLoop(loop.element.raw, flags));
  return slow ? `${slow.raw} can match one text in very many ways` : null;
}

function elementsIn(alternatives: Alternatives): Element[] {
  return alternatives.flatMap(({ elements }) => elements.flatMap((element) => [element, ...partsOf(element)]));
}

function partsOf(element: Element): Element[] {
  if (element.type === 'Quantifier') return [element.element, ...partsOf(element.element)];
  return 'alternatives' in element ? elementsIn(element.alternatives as Alternatives) : [];
}

function isBranchingLoop(element: Element): boolean {
  if (element.type !== 'Quantifier' || element.max < FEW_TURNS) return false;
  return partsOf(element).some((part) => part.type === 'Quantifier' && part.min !== part.max);
}

/** A loop that the tool cannot analyse, such as one with a lookahead, counts as safe: the other tool has analysed it. */
function isSafeLoop(body: string, flags: string): boolean {
  const result = check(`^(?:${body})*$`, flags.replace(/[gy]/g, ''));
  return result.status === 'safe' || (result.status === 'unknown' && result.error.kind !== 'timeout');
}

function check(source: string, flags: string): ReturnType<typeof checkSync> {
  // Its other backends start a Java or a native program.
  process.env.RECHECK_BACKEND = 'pure';
  return checkSync(source, flags, { checker: 'automaton', timeout: TIME_LIMIT });
}
