/** Shows the component of a tweak on the graph. */
import { IconSitemap } from '@tabler/icons-react';
import { goTo } from '../../../navigation/go-to.ts';
import classes from './graph-button.module.css';

export interface GraphButtonProps {
  /** Id of the component. */
  component: string;
  label: string;
}

export function GraphButton({ component, label }: GraphButtonProps) {
  return (
    <button
      type="button"
      className={`tb-faint ${classes.graph}`}
      aria-label={label}
      title="Show on the graph"
      onClick={() => goTo({ kind: 'graph', component: component })}
    >
      <IconSitemap size={14} stroke={1.6} aria-hidden="true" />
    </button>
  );
}
