/** Announces a text in the page's one polite live region. */
import { useUiState } from '../../state/ui-state.ts';

export function announce(text: string): void {
  useUiState.setState({ announcement: text });
}
