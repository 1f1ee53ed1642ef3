/** What somebody has read of two answers without names, and the note on them. On a narrow screen one answer is shown at a time. */

export const PAIR_SIDES = ['left', 'right'] as const;
export type PairSide = (typeof PAIR_SIDES)[number];

/** The names of the sides, as a narrow screen offers them to choose from. */
export const PAIR_SIDE_NAMES = [
  ['left', 'Left'],
  ['right', 'Right'],
] as const;

export interface PairReading {
  /** The side that a narrow screen shows. */
  shown: PairSide;
  seen: ReadonlySet<PairSide>;
  note: string;
}

export const NEW_READING: PairReading = { shown: 'left', seen: new Set(['left']), note: '' };

/** Shows this side from now on. */
export function turnTo(side: PairSide, { seen }: PairReading): Pick<PairReading, 'shown' | 'seen'> {
  return { shown: side, seen: new Set([...seen, side]) };
}

/** Why nothing can be chosen yet; null if it can. */
export function unreadReason({ seen }: PairReading, isNarrow: boolean): string | null {
  return isNarrow && seen.size < PAIR_SIDES.length ? 'Read both answers first' : null;
}
