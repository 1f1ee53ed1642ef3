/** The answer to a visitor's question, built from the events of its stream. */
import type { VisitorEvent } from '#contract/demos/visitor.ts';
import type { JsonValue } from '#contract/json.ts';

export interface VisitedPart {
  /** The pieces of its text so far. */
  text: string;
  /** The whole part, text or data; absent until it has arrived. */
  content?: JsonValue;
}

export interface VisitedAnswer {
  /** Question as it was asked. */
  question: string;
  /** `closed`: the demo was revoked or changed meanwhile. */
  status: 'asking' | 'writing' | 'done' | 'failed' | 'stopped' | 'closed';
  /** One for each output of the flow; in a blind vote, of the left answer. */
  parts: readonly VisitedPart[];
  /** Parts of the right answer of a blind vote; empty otherwise. */
  right: readonly VisitedPart[];
  /** Id of the pair to vote on; null if it cannot be voted on. */
  pair: string | null;
  times: { firstMs: number | null; totalMs: number } | null;
}

export function isPending({ status }: VisitedAnswer): boolean {
  return status === 'asking' || status === 'writing';
}

export function newAnswer(question: string): VisitedAnswer {
  return { question, status: 'asking', parts: [], right: [], pair: null, times: null };
}

/** The answer after the next event of its stream. */
export function readVisitorEvent(answer: VisitedAnswer, event: VisitorEvent): VisitedAnswer {
  switch (event.event) {
    case 'start':
      return answer;
    case 'text':
    case 'answer': {
      const side = event.side === 1 ? 'right' : 'parts';
      const before = answer[side][event.output];
      const text = before?.text ?? '';
      const part = event.event === 'text' ? { ...before, text: text + event.chunk } : { text, content: event.content };
      return { ...answer, status: 'writing', [side]: withPart(answer[side], event.output, part) };
    }
    case 'done':
      return { ...answer, status: 'done', pair: event.pair ?? null, times: event.times ?? null };
    case 'failed':
    case 'closed':
      return { ...answer, status: event.event };
  }
}

/** An output that has not written yet is an empty part. */
function withPart(parts: readonly VisitedPart[], position: number, part: VisitedPart): VisitedPart[] {
  const length = Math.max(parts.length, position + 1);
  return Array.from({ length }, (_, index) => (index === position ? part : (parts[index] ?? { text: '' })));
}
