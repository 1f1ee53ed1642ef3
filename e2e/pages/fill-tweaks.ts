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
export async function fillTweaks(page: Page, text: string): Promise<void> {
  if (!(await fillPlainTweaks(page, text))) throw new Error('The code editor has replaced the plain text');
}

/** The same, but false if the editor has replaced the plain text. While the editor is on its way, it takes what is filled in. */
export function fillPlainTweaks(page: Page, text: string): Promise<boolean> {
  // The editor's own field is the first as soon as it takes keys.
  const field = page.getByRole('textbox', { name: 'Tweaks JSON' }).first();
  return field.evaluate(
    (area, filled) => {
      if (!(area instanceof HTMLTextAreaElement) || area.closest('.monaco-editor') !== null) return false;
      area.value = filled;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return true;
    },
    text,
    { timeout: 10_000 },
  );
}
