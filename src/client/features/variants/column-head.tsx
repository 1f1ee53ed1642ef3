/** The head of a column: the variant's letter and name, its tweaks with their states, and its menu. */

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { RunInput } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { matchTweaks } from '#flow/tweaks/match-tweaks.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import type { VariantColumn } from '#run/variants/variant.ts';
import { HIDDEN_VALUE, showValue } from '../../draft/tweak-report/show-value.ts';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { ActionMenu, type MenuAction } from '../../ui/controls/action-menu.tsx';
import { StateMark } from '../../ui/feedback/state-mark.tsx';
import classes from './variants-table.module.css';

export interface ColumnHeadProps {
  column: VariantColumn;
  index: FlowIndex;
  /** Inputs of the request, which win over some tweaks. */
  inputs: readonly RunInput[] | undefined;
  /** Null for a column that cannot be changed. */
  onEdit: (() => void) | null;
  onUse: () => void;
  actions: readonly MenuAction[];
}

/** Further tweaks are only counted. */
const NAMED = 4;

export function ColumnHead({ column, index, inputs, onEdit, onUse, actions }: ColumnHeadProps) {
  const rules = useTweakRules();
  const { letter, name, tweaksText } = column;
  const read = useMemo(() => parseTweaksText(tweaksText), [tweaksText]);
  const verdicts = useMemo(
    () =>
      read.tweaks === null ? null : matchTweaks(index, read.tweaks, { rules, bindings: bindInputs(index, inputs) }),
    [read, index, rules, inputs],
  );
  if (letter === '') {
    return (
      <th scope="col" className={classes.head}>
        <p className={`tb-row ${classes.title}`}>
          <span className="tb-accent tb-strong">Flow</span>
          <span className={`tb-cut tb-strong ${classes.name}`}>No tweaks</span>
        </p>
        <p className="tb-sm-tall tb-quiet">The flow’s own values, as a baseline.</p>
      </th>
    );
  }
  const shown = verdicts?.slice(0, NAMED) ?? [];
  const rest = (verdicts?.length ?? 0) - shown.length;
  return (
    <th scope="col" className={classes.head}>
      <div className={`tb-row ${classes.title}`}>
        <span className="tb-accent tb-strong">{letter}</span>
        <span className={`tb-cut tb-strong ${classes.name}`}>{name}</span>
        <span className={`tb-end ${classes.tools}`}>
          {onEdit && (
            <Tooltip label="Edit">
              <ActionIcon aria-label={`Edit variant ${letter}`} onClick={onEdit}>
                <IconPencil size={16} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          )}
          {actions.length > 0 && <ActionMenu label={`Variant ${letter} menu`} actions={actions} />}
        </span>
      </div>
      {verdicts === null ? (
        <p className={`tb-problem ${classes.broken}`}>The tweaks are not valid JSON.</p>
      ) : verdicts.length === 0 ? (
        <p className="tb-sm-tall tb-quiet">No tweaks, like the flow.</p>
      ) : (
        <ul className={`tb-list ${classes.tweaks}`}>
          {shown.map((verdict, place) => (
            // A tweak that reaches two components has two lines.
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <Line key={place} verdict={verdict} index={index} />
          ))}
          {rest > 0 && <li className="tb-sm-tall tb-quiet">and {rest} more</li>}
        </ul>
      )}
      <button
        type="button"
        className={`tb-link ${classes.use}`}
        aria-label={`Copy variant ${letter} to Bench`}
        onClick={onUse}
      >
        Copy to Bench
      </button>
    </th>
  );
}

function Line({ verdict, index }: { verdict: TweakVerdict; index: FlowIndex }) {
  const { path, state, target, value } = verdict;
  const field = path.at(-1) ?? '';
  const known = target === null ? undefined : index.byId.get(target.component)?.fields.get(target.field);
  const isSecret = isSecretTweak(known, field);
  return (
    <li className={`tb-mono tb-break ${classes.tweak}`} data-state={state}>
      <StateMark state={state} size={12} />
      <span>
        <span className="tb-visually-hidden">{STATE_LABELS[state]}: </span>
        {field} {target && !isSecret && <span className="tb-quiet">{showValue(target.before)} → </span>}
        <strong>{isSecret ? HIDDEN_VALUE : showValue(value)}</strong>
      </span>
    </li>
  );
}
