/** Masks the secrets that a server echoed in a run, and updates the offsets of its frames. */

import { maskTexts, SECRET_MASK, searchedTexts } from '../../flow/secrets/mask-secrets.ts';
import type { RawReply, Run } from '../model/run.ts';
import { maskSplit } from './mask-split.ts';

/** The run itself when there are no secrets. Only for a run that has ended. */
export function maskRun(run: Run, secrets: readonly string[]): Run {
  if (secrets.length === 0) return run;
  const whole = maskSplit(run, secrets);
  const replies = whole.replies.map((reply) => searchedTexts(secrets).reduce(maskReply, reply));
  return { ...maskTexts({ ...whole, replies: [] }, secrets), replies };
}

function maskReply(reply: RawReply, secret: string): RawReply {
  const { body, frames } = reply;
  const positions: number[] = [];
  for (let at = body.indexOf(secret); at !== -1; at = body.indexOf(secret, at + secret.length)) positions.push(at);
  const headers = reply.headers.map(([name, value]): [string, string] => [name, value.replaceAll(secret, SECRET_MASK)]);
  if (positions.length === 0) return { ...reply, headers };
  const masked = body.replaceAll(secret, SECRET_MASK);
  if (!frames) return { ...reply, headers, body: masked };
  return {
    ...reply,
    headers,
    body: masked,
    frames: { ...frames, marks: moveMarks(frames.marks, positions, secret.length) },
  };
}

/** Moves each end by the change in length before it. */
function moveMarks(marks: readonly number[], positions: readonly number[], length: number): number[] {
  const change = SECRET_MASK.length - length;
  let passed = 0;
  return marks.map((mark, index) => {
    if (index % 2 === 0) return mark;
    while (passed < positions.length && (positions[passed] ?? 0) + length <= mark) passed += 1;
    return mark + passed * change;
  });
}
