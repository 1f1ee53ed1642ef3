/**
 * Fills the plain text of the tweaks without loading the code editor, which costs more than the rest of most stories. For
 * stories that need tweaks in their request, not the editor: those call `bench.setTweaks()`.
 */
import type { Page } from '@playwright/test';

/**
 * As an autofill does: the field gets a new text without the focus or the pointer, which would load the editor. Only while
 * the tweaks are shown as JSON, with the data saver on, and before anybody has gone there: throws when the editor has
 * replaced the plain text, and never fills the editor's own field.
 */
export async function fillTweaks(page: Page, text: string, timeout = 10_000): Promise<void> {
  const plain = page.getByRole('textbox', { name: 'Tweaks JSON' }).and(page.locator(':not(.monaco-editor *)'));
  const fill = (area: HTMLElement | SVGElement, filled: string) => {
    if (area instanceof HTMLTextAreaElement) area.value = filled;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  await plain.evaluate(fill, text, { timeout });
}
