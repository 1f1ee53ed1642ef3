/** Shows the component of a tweak on the graph. */

import { useTweaksTargets } from '../../../draft/use-tweaks-targets.ts';
import { IconSitemap } from '../../../icons/icons.ts';
import classes from './graph-button.module.css';

export interface GraphButtonProps {
  /** Id of the component. */
  component: string;
  label: string;
}

export function GraphButton({ component, label }: GraphButtonProps) {
  const { goTo } = useTweaksTargets();
  return (
    <button
      type="button"
      className={`tb-faint tb-relative ${classes.graph}`}
      aria-label={label}
      title="Show on the graph"
      onClick={() => goTo({ kind: 'graph', component })}
    >
      <IconSitemap size={14} stroke={1.6} aria-hidden="true" />
    </button>
  );
}
