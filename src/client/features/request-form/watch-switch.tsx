/** The switch for live components; enabled if the server has a route that reports them. */

import { Switch } from '@mantine/core';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { useChangePlan, useDraftPlan } from '../../draft/use-draft-plan.ts';
import classes from './request-form.module.css';

export function WatchSwitch() {
  const draft = useDraftPlan();
  const change = useChangePlan();
  // The plan is updated a moment later, but a switch has to change at once.
  const { watchComponents } = useDraftValue('choices') ?? DEFAULT_CHOICES;
  if (draft === null || !draft.canWatch) return null;
  const isWatched = draft.plan.requests.some(({ transport }) => transportKind(transport).reportsComponents);
  return (
    <div className={classes.field}>
      <Switch
        label="Watch components live"
        labelPosition="left"
        classNames={{ body: classes.switch, label: `tb-sm ${classes.label}` }}
        aria-describedby="watch-route"
        checked={watchComponents}
        onChange={(event) => change({ watchComponents: event.currentTarget.checked })}
      />
      <p className="tb-xs tb-faint" id="watch-route">
        {watchComponents && !isWatched
          ? draft.plan.reasons[0]
          : 'Uses /api/v2/workflows where the answers are the same'}
      </p>
    </div>
  );
}
