/** Announces a text in the page's one polite live region. */
import { useUiState } from '../../state/ui-state.ts';

/** About the time it takes to read a sentence, in ms: a screen reader reads every announcement, and would fall far behind. */
export const ANNOUNCEMENT_MS = 2000;

export function announce(text: string): void {
  useUiState.setState({ announcement: text });
}
