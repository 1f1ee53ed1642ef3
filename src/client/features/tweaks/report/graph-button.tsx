/** Shows the component of a tweak on the graph. */
import { IconSitemap } from '@tabler/icons-react';
import { useEditorSync } from '../../../draft/use-draft.ts';
import classes from './graph-button.module.css';

export interface GraphButtonProps {
  /** Id of the component. */
  component: string;
  label: string;
}

export function GraphButton({ component, label }: GraphButtonProps) {
  const sync = useEditorSync();
  return (
    <button
      type="button"
      className={`tb-faint ${classes.graph}`}
      aria-label={label}
      title="Show on the graph"
      onClick={() => sync.goTo({ component })}
    >
      <IconSitemap size={14} stroke={1.6} aria-hidden="true" />
    </button>
  );
}
