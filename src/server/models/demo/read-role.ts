/** Who the system message says the model is, for whom it writes, and small rules that it sets. */
import type { PromptParts } from './read-prompt.ts';

export interface RoleWish {
  /** With its article: "the host of a small science museum"; null for none or for a plain assistant. */
  role: string | null;
  /** "a small science museum", out of "the host of a small science museum". */
  place: string | null;
  /** For whom: "children", "a new colleague". */
  audience: string | null;
  /** A language other than English that was asked for. */
  language: string | null;
  /** Signs with this. */
  signature: string | null;
  endsWithQuestion: boolean;
  /** How the user wants to be called, by the system message. */
  address: string | null;
}

const ROLE =
  /\b(?:you are|you're|act as|play|pretend to be|answer as|reply as|respond as|speak as|write as)\s+((?:an?|the|our|my)\s+[^.,;:!?\n]{2,70})/i;
const PLAIN_ROLE =
  /^(?:an?|the) (?:(?:very|helpful|useful|friendly|polite|good|smart|kind|honest|concise|formal|professional|ai|chat|language|virtual|digital|and)\s+)*(?:assistant|model|ai|bot|chatbot)$/i;
const AUDIENCE_LEAD =
  /\b(?:explain|describe|tell|write|teach|talk|speak|introduce|present)\b[^.?!\n]{0,120}?\b(?:to|for)\s+((?:an?|the|my|our|your|new|young|old|small|busy|complete|absolute)?\s*(?:[\p{L}-]+\s){0,2}(?:children|kids|child|beginners?|adults?|experts?|teenagers?|teens|students?|pupils|parents?|grandmother|grandparents|managers?|colleagues?|customers?|engineers?|developers?|programmers?|scientists?|doctors?|nurses?|teachers?|tourists|visitors|people|readers|team|family|investors|executives|farmers|pilots|sailors|cooks|artists|musicians|lawyers|newcomers|class|audience|friend|friends))\b/iu;
const LANGUAGE =
  /\b(?:in|into|speak|use|language:?)\s+(german|french|spanish|italian|portuguese|dutch|polish|swedish|danish|greek|turkish|russian|ukrainian|arabic|hebrew|hindi|chinese|japanese|korean|latin|irish)\b/i;
const SIGNATURE =
  /\bsign(?: off)?(?: your (?:answers?|replies|letters?))?(?: always)? (?:as|with)\s+["“']?([^"”'.\n]{1,40})["”']?/i;
const ENDING_QUESTION =
  /\b(?:end|close|finish|conclude)\b[^.\n]{0,40}\bwith an? (?:\w+ )?question\b|\balways ask (?:something )?back\b/i;
const ADDRESS =
  /\b(?:call|address) (?:me|the user|the guest|them|everyone|users)(?: as)?\s+["“']?([\p{L}][\p{L} ]{1,24}?)["”']?(?=[.,;\n]|$)/iu;

/** Prompt before system message where both speak. */
export function readRole(parts: PromptParts, system: string): RoleWish {
  const texts = [parts.lead, system.slice(0, 4_000)];
  const find = (pattern: RegExp): string | null =>
    texts.map((text) => pattern.exec(text)?.[1]?.trim()).find(Boolean) ?? null;
  const spoken = parts.labels.get('role') ?? find(ROLE);
  const role =
    spoken === null || PLAIN_ROLE.test(spoken)
      ? null
      : spoken.replace(/\s+(?:who|that|which|and (?:you|always|never))\b.*$/i, '');
  const audience =
    parts.labels.get('audience') ??
    parts.labels.get('readers') ??
    AUDIENCE_LEAD.exec(parts.lead || parts.question)?.[1]?.trim() ??
    null;
  const all = [parts.question.slice(0, 600), ...texts];
  return {
    role,
    place: role === null ? null : (/\b(?:of|at|in|for)\s+((?:an?|the|our)\s+.+)$/i.exec(role)?.[1] ?? null),
    audience: audience === '' ? null : audience,
    language: parts.labels.get('language') ?? all.map((text) => LANGUAGE.exec(text)?.[1]).find(Boolean) ?? null,
    signature: find(SIGNATURE),
    endsWithQuestion: texts.some((text) => ENDING_QUESTION.test(text)),
    address: find(ADDRESS),
  };
}
