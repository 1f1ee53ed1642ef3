/** Masks the secrets that a server echoed in a run, and updates the offsets of its frames. */

import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { maskTexts, searchFor } from '#flow/secrets/mask-texts.ts';
import { type Covered, replaceCovered, type SecretSearch } from '#flow/secrets/search-secrets.ts';
import type { RawReply, Run } from '../model/run.ts';
import { maskSplit } from './mask-split.ts';

/** The run itself when there are no secrets. Only for one that has ended, or its record: a secret may still be arriving in parts. */
export function maskRun(run: Run, secrets: readonly string[]): Run {
  if (secrets.length === 0) return run;
  const search = searchFor(secrets);
  const whole = maskSplit(run, secrets, search);
  const replies = whole.replies.map((reply) => maskReply(reply, search));
  return { ...maskTexts({ ...whole, replies: [] }, secrets), replies };
}

function maskReply(reply: RawReply, search: SecretSearch): RawReply {
  const { body, frames } = reply;
  const mask = (text: string) => replaceCovered(text, search.find(text), SECRET_MASK);
  const headers = reply.headers.map(([name, value]): [string, string] => [name, mask(value)]);
  const found = search.find(body);
  if (found.length === 0) return { ...reply, headers };
  const masked = { ...reply, headers, body: replaceCovered(body, found, SECRET_MASK) };
  return frames ? { ...masked, frames: { ...frames, marks: moveMarks(frames.marks, found) } } : masked;
}

/** Moves each end by the change in length before it. */
function moveMarks(marks: readonly number[], found: readonly Covered[]): number[] {
  let passed = 0;
  let change = 0;
  return marks.map((mark, index) => {
    if (index % 2 === 0) return mark;
    for (let next = found[passed]; next && next.to <= mark; next = found[passed]) {
      change += SECRET_MASK.length - (next.to - next.from);
      passed += 1;
    }
    return mark + change;
  });
}
