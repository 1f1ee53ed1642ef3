/** Says something in the page's one polite live region, from wherever it happens. */
import { useUiState } from '../../state/ui-state.ts';

export function announce(text: string): void {
  useUiState.setState({ announcement: text });
}
