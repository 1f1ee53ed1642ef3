/** A few sentences without an opening or a closing of the voice. */
import { type Draft, prose } from '../document.ts';

/** Worth adding when more is asked for. */
const BACKGROUND = [
  'Messages reach me only as part of the prompt.',
  'A Message History component puts earlier ones there.',
  'Each session has a conversation of its own.',
  'Outside of the flow I keep nothing.',
  'The system message counts as part of the question, too.',
] as const;

export function quiet(...sentences: string[]): Draft {
  return { blocks: [prose(...sentences)], reserve: BACKGROUND, frame: 'quiet' };
}
