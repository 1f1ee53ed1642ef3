/** Holds the picked value for the views of one run; another run starts with none. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { AccessorTarget } from '#run/result-accessor.ts';
import { PickedValue } from './picked-value.ts';

export function PickedProvider({ runId, children }: { runId: string; children: ReactNode }) {
  const [kept, setKept] = useState<{ runId: string; target: AccessorTarget } | null>(null);
  const picked = kept?.runId === runId ? kept.target : null;
  const pick = useCallback((target: AccessorTarget) => setKept({ runId, target }), [runId]);
  const value = useMemo(() => ({ picked, pick }), [picked, pick]);
  return <PickedValue value={value}>{children}</PickedValue>;
}
