/** What of a run's streams goes into the history: their beginnings, to the last whole frame within a limit. */
import type { RawReply, Run } from '../run.ts';

/** In characters, for all streams of one run together. */
const KEPT_CHARACTERS = 2_000_000;

/** The run as the history keeps it; the run itself when nothing is too long. JSON replies stay whole. */
export function withKeptStreams(run: Run, limit = KEPT_CHARACTERS): Run {
  let room = limit;
  const replies = run.replies.map((reply) => {
    if (!isStream(reply)) return reply;
    const kept = reply.body.length <= room ? reply : cutReply(reply, room);
    room = Math.max(0, room - kept.body.length);
    return kept;
  });
  return replies.every((reply, place) => reply === run.replies[place]) ? run : { ...run, replies };
}

export function isStream({ headers }: RawReply): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('event-stream'));
}

function cutReply(reply: RawReply, room: number): RawReply {
  if (!reply.frames) return { ...reply, body: reply.body.slice(0, room), isCut: true };
  const { marks, total } = reply.frames;
  let frames = 0;
  while ((marks[frames * 2 + 1] ?? Number.POSITIVE_INFINITY) <= room) frames += 1;
  const end = marks[frames * 2 - 1] ?? 0;
  return {
    ...reply,
    body: reply.body.slice(0, end),
    isCut: true,
    frames: { marks: marks.slice(0, frames * 2), total },
  };
}
