import { parseTweaksText, type TweaksText } from '#flow/text/tweaks-text.ts';
import type { DraftAnalysis } from './draft-analysis.ts';

/** The parsed tweaks. The first reader of a text parses it and the others get the same result, so that each text is parsed once. */
export function readTweaks({ parsed }: Pick<DraftAnalysis, 'parsed'>, source: string): TweaksText {
  if (parsed.last?.source !== source) parsed.last = { source, text: parseTweaksText(source) };
  return parsed.last.text;
}
