/** How long something has been running, updated ten times a second. */
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { formatClock } from '#run/figures/result-format.ts';

export interface ElapsedTimeProps {
  /** Epoch ms on this browser's clock. */
  since: number;
  className?: string | undefined;
  /** Hides it from screen readers. */
  isSilent?: boolean;
}

export function ElapsedTime({ since, className, isSilent = false }: ElapsedTimeProps) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 100, { autoInvoke: true });
  return (
    <span className={className} aria-hidden={isSilent || undefined}>
      {formatClock(Math.max(0, now - since))}
    </span>
  );
}
