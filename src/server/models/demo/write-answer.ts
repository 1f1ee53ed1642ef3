/** Writes the demo model's answer. */
import type { ModelRequest } from '#engine/ports.ts';
import { createChooser, hashText } from './seeded-random.ts';

/** The whole answer to a request, as Markdown. The same request gives the same text. */
export function writeAnswer({ system, prompt, temperature, maxTokens }: ModelRequest): string {
  const chooser = createChooser(hashText(JSON.stringify([system, prompt, temperature, maxTokens])));
  const subject = prompt.replace(/\s+/g, ' ').trim().slice(0, 160);
  const opening = chooser.pick(['Gladly', 'Here is a first thought', 'A short answer', 'Let me see']);
  const close = chooser.pick(['More on request', 'Ask on', 'There is more to say', 'That is the gist']);
  return `${opening} on “${subject}”. ${close}.\n\n*Written by the demo model${system.trim() ? `, told: ${system.trim().slice(0, 60)}` : ''}.*`;
}
