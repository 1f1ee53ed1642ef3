/** One result as the server sent it. */
import { useMemo } from 'react';
import type { ExactResult } from '#run/exact-result.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextSize } from '../../ui/text-size.tsx';
import { LongText } from './long-text.tsx';
import classes from './output-raw.module.css';

export interface OutputRawProps {
  /** Cuts it out of the reply; null when there is none. */
  readExact: () => ExactResult | null;
  /** "Chat Output, Input 1". */
  place: string;
}

export function OutputRaw({ readExact, place }: OutputRawProps) {
  const exact = useMemo(readExact, [readExact]);
  if (!exact) return null;
  return (
    <>
      <div className={classes.note}>
        <span>
          <TextSize text={exact.text} />,{' '}
          {exact.isVerbatim ? 'exactly as it came' : 'written anew: it came in a stream of events, see Raw of the run'}
        </span>
        <CopyButton label={`Copy raw of ${place}`} text={exact.text} />
      </div>
      <LongText text={exact.text} label={`Raw of ${place}`} isTextbox />
    </>
  );
}
