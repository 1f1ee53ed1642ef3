/** The verdict and figures of the stream meter, by how the text of an answer arrived. */
import type { TextArrival } from '../model/run.ts';

export const STREAM_VERDICTS = {
  tokens: 'Tokens',
  bursts: 'Bursts',
  single: 'Held back',
  none: 'Not streamed',
} as const;
export type StreamVerdict = keyof typeof STREAM_VERDICTS;

export interface StreamFigures {
  verdict: StreamVerdict;
  /** Longest gap between two consecutive arrivals in ms; null with fewer than two. */
  longestGapMs: number | null;
  /** Characters per second from the first arrival to the last; null if the span is too short. */
  charactersPerSecond: number | null;
}

/** Closer arrivals count as one, because the browser's clock and the joining of text cannot separate them. */
const TOGETHER_MS = 20;

/** A longer pause, as a share of the whole time, means that the stream does not send tokens as they are generated. */
const LARGEST_PAUSE = 0.5;

/** Classifies an arrival that has ended, or the part so far of one that continues. */
export function readStream(arrival: TextArrival): StreamFigures {
  const { firstAt, lastAt, characters } = arrival;
  if (arrival.chunks === 0 || firstAt === null || lastAt === null) {
    return { verdict: 'none', longestGapMs: null, charactersPerSecond: null };
  }
  const gaps = gapsBetween(arrival.ticks.map((tick) => tick.at));
  const span = lastAt - firstAt;
  const longestGapMs = gaps.length === 0 ? null : gaps.reduce((longest, gap) => Math.max(longest, gap));
  return {
    verdict: classify(gaps, span, longestGapMs ?? 0),
    longestGapMs,
    charactersPerSecond: span >= TOGETHER_MS ? (characters * 1000) / span : null,
  };
}

function classify(gaps: readonly number[], span: number, longest: number): StreamVerdict {
  if (gaps.length === 0) return 'single';
  if (gaps.length < 3 || longest > span * LARGEST_PAUSE) return 'bursts';
  return 'tokens';
}

/** Gaps in ms between separate arrivals. */
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
