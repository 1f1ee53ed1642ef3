/** Opens and closes the panel of what will be sent. */
import { IconSend } from '../../shell/icons/icons.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import classes from './request-form.module.css';

export function PlanButton() {
  const isShown = useUiState(({ isPlanShown }) => isPlanShown);
  return (
    <button
      type="button"
      className={`tb-link tb-medium tb-touch tb-inline tb-gap-xs-sm ${classes.planButton}`}
      aria-pressed={isShown}
      onClick={() => (isShown ? useUiState.setState({ isPlanShown: false }) : goTo({ kind: 'plan' }))}
    >
      <IconSend size={14} stroke={1.6} aria-hidden="true" />
      What will be sent
    </button>
  );
}
