/** The head of a component's fields: collapses them, and shows the component on the graph. */

import { useId } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { IconChevronDown, IconChevronRight, IconRoute } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { ChangeMark } from '../../shell/ui/feedback/change-mark.tsx';
import { useTweaksTargets } from '../draft/use-tweaks-targets.ts';
import classes from './group-head.module.css';
import type { ShownGroup } from './model/form-model.ts';

export interface GroupHeadProps {
  group: ShownGroup;
  isOpen: boolean;
  onToggle: () => void;
}

export function GroupHead({ group, isAdded, isOpen, onToggle }: GroupHeadProps & { isAdded: boolean }) {
  const { component, tweaked, listed, changed } = group;
  const { goTo } = useTweaksTargets();
  const countId = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const name = `${component.displayName} ${component.id}`;
  return (
    <div className={`tb-sunken tb-hairline tb-flex ${classes.head}`}>
      <h3 className="tb-grow tb-high">
        <button
          type="button"
          className={`tb-plain tb-row tb-wide tb-ink tb-gap-xs-sm tb-ring-inside tb-high ${classes.toggle}`}
          aria-expanded={isOpen}
          aria-label={name}
          aria-describedby={countId}
          onClick={onToggle}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
          <span className={`tb-cut tb-fixed tb-strong ${classes.component}`}>{component.displayName}</span>
          <code className={`tb-cut tb-faint tb-shrink tb-size-xs tb-regular ${classes.id}`}>{component.id}</code>
          <span className="tb-end tb-fixed tb-quiet tb-size-sm tb-regular" id={countId}>
            {(isAdded || changed > 0) && (
              <span className={`tb-inline tb-ink ${classes.change}`}>
                <ChangeMark kind={isAdded ? 'added' : 'changed'} />
                {isAdded ? 'added' : `${changed} changed`},{' '}
              </span>
            )}
            {tweaked} of {formatCount(listed, 'field')} tweaked
          </span>
        </button>
      </h3>
      <IconButton
        icon={IconRoute}
        label={`Show ${name} on the graph`}
        tip="Show on the graph"
        onClick={() => goTo({ kind: 'graph', component: component.id })}
      />
    </div>
  );
}

/** Shows or hides the advanced fields of a component. */
export function AdvancedToggle({ group, isOpen, onToggle }: GroupHeadProps) {
  const { component, advanced } = group;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      className={`tb-plain tb-row tb-quiet tb-hairline tb-wide tb-gap-xs-sm tb-hover tb-ring-inside tb-min-36 tb-touch ${classes.advanced}`}
      aria-expanded={isOpen}
      aria-label={`Advanced fields of ${component.displayName} ${component.id}`}
      onClick={onToggle}
    >
      <Chevron size={14} stroke={1.6} aria-hidden="true" />
      Advanced · {formatCount(advanced, 'field')}
    </button>
  );
}
