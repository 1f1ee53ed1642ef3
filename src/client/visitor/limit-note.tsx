/** Over a disabled Ask while a limit is reached: why, and when the next question is taken. */

import { useEffect, useState } from 'react';
import { limitSentence, type ReachedLimit } from '#show/visit/visit-text.ts';

export interface LimitNoteProps {
  /** Id of the note, which describes the button. */
  id: string;
  limit: ReachedLimit;
  /** Called when the limit is over. */
  onOver: () => void;
}

export function LimitNote({ id, limit, onOver }: LimitNoteProps) {
  const [now, setNow] = useState(Date.now);
  const isOver = now >= limit.until;
  useEffect(() => {
    if (isOver) {
      onOver();
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver, onOver]);
  return (
    <p className="tb-xl tb-break" id={id}>
      {limitSentence(limit, now)}
    </p>
  );
}
