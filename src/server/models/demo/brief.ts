/** All that the demo model understands of a request. */
import type { ModelRequest } from '#engine/ports.ts';
import { type Intent, readIntent } from './read-intent.ts';
import { type LengthWish, readLength } from './read-length.ts';
import { type Person, readPerson } from './read-person.ts';
import { type PromptParts, readPrompt } from './read-prompt.ts';
import { type RoleWish, readRole } from './read-role.ts';
import { readSubject, type Subject } from './read-subject.ts';
import { readTone, type ToneWish } from './read-tone.ts';
import { findTopics } from './topics/find-topics.ts';
import type { Topic } from './topics/topic.ts';

export interface Brief {
  parts: PromptParts;
  system: string;
  intent: Intent;
  subject: Subject;
  /** Known things in the question, the first one named first. */
  topics: readonly Topic[];
  /** The question points back: "why?", "tell me more". */
  isFollowUp: boolean;
  person: Person;
  role: RoleWish;
  tone: ToneWish;
  length: LengthWish;
  /** 0 plain, 3 lively; from the temperature. */
  liveliness: 0 | 1 | 2 | 3;
  /** A limit on tokens may cut the end, so what matters comes first. */
  isCut: boolean;
}

/** Of a longer system message the beginning is read. */
const LONGEST_SYSTEM = 20_000;

const CHILDREN = /\b(?:child|children|kids?|toddlers?|pupils)\b/i;

/** Never throws; a long prompt is looked at in part. */
export function readBrief({ system: whole, prompt, temperature, maxTokens }: ModelRequest): Brief {
  const system = whole.slice(0, LONGEST_SYSTEM);
  const parts = readPrompt(prompt);
  const length = readLength(parts, system);
  const role = readRole(parts, system);
  const tone = readTone(parts, system);
  const own = readSubject(parts.question, role.audience);
  const lastAsked = parts.turns.findLast((turn) => turn.isUser);
  const isFollowUp = own.keywords.length === 0 && lastAsked !== undefined;
  const subject = isFollowUp ? readSubject(lastAsked.text) : own;
  const labelled = parts.labels.get('topic') ?? parts.labels.get('subject') ?? '';
  return {
    parts,
    system,
    intent: readIntent(parts, length, role, system),
    subject,
    topics: findTopics(
      isFollowUp ? lastAsked.text : `${labelled} ${parts.question} ${parts.question.length < 60 ? parts.lead : ''}`,
    ),
    isFollowUp,
    person: readPerson(parts.turns, parts.question),
    role,
    tone:
      tone.voice === 'plain' && tone.unknown === null && CHILDREN.test(role.audience ?? '')
        ? { voice: 'simple', unknown: null }
        : tone,
    length,
    liveliness: toLiveliness(temperature),
    isCut: maxTokens !== null && maxTokens > 0,
  };
}

function toLiveliness(temperature: number | null): 0 | 1 | 2 | 3 {
  const value = temperature ?? 0.3;
  if (!(value > 0)) return 0;
  if (value <= 0.4) return 1;
  return value <= 0.8 ? 2 : 3;
}
