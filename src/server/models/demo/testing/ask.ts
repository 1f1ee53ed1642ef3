/** Asks the demo model with few words. */
import { writeAnswer } from '../write-answer.ts';

export interface Ask {
  system?: string;
  temperature?: number | null;
  maxTokens?: number | null;
}

export function ask(prompt: string, { system = '', temperature = 0.3, maxTokens = null }: Ask = {}): string {
  return writeAnswer({ provider: 'Demo', model: 'demo', system, prompt, temperature, maxTokens });
}
