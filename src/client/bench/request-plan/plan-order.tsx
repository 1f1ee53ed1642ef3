/** Chooses whether several requests are sent one after the other or some at once. */
import { useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { AT_ONCE, AT_ONCE_WITH_MODEL, waitsForModel } from '#flow/request/waits-for-model.ts';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { useChangePlan } from '../draft/use-change-plan.ts';
import { CountField } from './count-field.tsx';

const ORDERS = [
  ['after', 'One after the other'],
  ['once', 'At once'],
] as const;
const MAX_AT_ONCE = 50;

interface PlanOrderProps {
  requestsAtOnce: number;
  /** Null while it is unknown. */
  flow: FlowIndex | null;
}

export function PlanOrder({ requestsAtOnce, flow }: PlanOrderProps) {
  const change = useChangePlan();
  const isAtOnce = requestsAtOnce > 1;
  const offersMore = isAtOnce && requestsAtOnce < AT_ONCE_WITH_MODEL && flow !== null && waitsForModel(flow);
  // The field shows what is typed until it is rendered again.
  const [taken, setTaken] = useState(0);
  return (
    <div className="tb-row tb-top">
      <Segments
        label="Order"
        choices={ORDERS}
        value={isAtOnce ? 'once' : 'after'}
        onChange={(value) => {
          setTaken(0);
          change({ requestsAtOnce: value === 'once' ? AT_ONCE : 1 });
        }}
      />
      {isAtOnce && (
        <CountField
          key={taken}
          label="Requests at once"
          initial={taken > 0 ? AT_ONCE_WITH_MODEL : requestsAtOnce}
          least={2}
          most={MAX_AT_ONCE}
          onChange={(count) => change({ requestsAtOnce: count })}
        />
      )}
      {offersMore && (
        <button
          type="button"
          className="tb-link tb-sm tb-strong"
          title="This flow waits for a model, so more requests at once are usually faster."
          onClick={() => {
            change({ requestsAtOnce: AT_ONCE_WITH_MODEL });
            setTaken(taken + 1);
          }}
        >
          Send {AT_ONCE_WITH_MODEL} at once
        </button>
      )}
    </div>
  );
}
