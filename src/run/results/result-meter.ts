/** How an answer's text arrived: the verdict of the stream meter and the figures beside it. */
import type { TextArrival } from '../model/run.ts';

export const STREAM_VERDICTS = {
  tokens: 'Token stream',
  bursts: 'Bursts',
  single: 'Single burst',
  none: 'Not streamed',
} as const;
export type StreamVerdict = keyof typeof STREAM_VERDICTS;

export interface StreamFigures {
  verdict: StreamVerdict;
  /** ms between the two arrivals that lie furthest apart; null with fewer than two. */
  longestGapMs: number | null;
  /** Characters per second from the first arrival to the last; null when there is no span to speak of. */
  charactersPerSecond: number | null;
}

/** Arrivals closer than this came together: a browser's clock and the page's own joining of text cannot tell them apart. */
const TOGETHER_MS = 20;

/** A stream of tokens has no pause that takes this part of the whole time. */
const LARGEST_PAUSE = 0.5;

/** Judges an arrival that has ended, or what is known of one that goes on. */
export function readStream(arrival: TextArrival): StreamFigures {
  const { firstAt, lastAt, characters } = arrival;
  if (arrival.chunks === 0 || firstAt === null || lastAt === null) {
    return { verdict: 'none', longestGapMs: null, charactersPerSecond: null };
  }
  const gaps = gapsBetween(arrival.ticks.map((tick) => tick.at));
  const span = lastAt - firstAt;
  const longestGapMs = gaps.length === 0 ? null : gaps.reduce((longest, gap) => Math.max(longest, gap));
  return {
    verdict: judge(gaps, span, longestGapMs ?? 0),
    longestGapMs,
    charactersPerSecond: span >= TOGETHER_MS ? (characters * 1000) / span : null,
  };
}

function judge(gaps: readonly number[], span: number, longest: number): StreamVerdict {
  if (gaps.length === 0) return 'single';
  if (gaps.length < 3 || longest > span * LARGEST_PAUSE) return 'bursts';
  return 'tokens';
}

/** ms between arrivals that did not come together. */
function gapsBetween(times: readonly number[]): number[] {
  const gaps: number[] = [];
  let last = times[0] ?? 0;
  for (const time of times) {
    if (time - last < TOGETHER_MS) continue;
    gaps.push(time - last);
    last = time;
  }
  return gaps;
}
