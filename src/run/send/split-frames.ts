/** Finds the ends of frames in the text of a stream as it arrives, without changing the text. */

/** `events`: a blank line ends a frame (server-sent events). `lines`: each non-blank line is a frame. */
export type Framing = 'events' | 'lines';

export interface FrameSplitter {
  /**
   * End offsets, from the start of the answer, of the frames that this text completes. Line ends after a frame belong to it if
   * they are in the same text, else to the next frame; after the last frame they belong to none.
   */
  feed(text: string): number[];
  /** End offset of an incomplete last frame, or null. */
  rest(): number | null;
}

const LF = 10;
const CR = 13;

/** Frame n is between ends n - 1 and n, so every character belongs to exactly one frame, except line ends at the very end. */
export function createFrameSplitter(framing: Framing): FrameSplitter {
  let offset = 0;
  let hasContent = false;
  let isLineEmpty = true;
  let endedWithReturn = false;
  return {
    feed(text) {
      const ends: number[] = [];
      for (let position = 0; position < text.length; position += 1) {
        const code = text.charCodeAt(position);
        if (code !== LF && code !== CR) {
          hasContent = true;
          isLineEmpty = false;
          continue;
        }
        // The LF of a CR LF that was split.
        if (position === 0 && code === LF && endedWithReturn) continue;
        if (code === CR && text.charCodeAt(position + 1) === LF) position += 1;
        if (hasContent && (framing === 'lines' || isLineEmpty)) {
          while (isLineEnd(text.charCodeAt(position + 1))) position += 1;
          ends.push(offset + position + 1);
          hasContent = false;
        }
        isLineEmpty = true;
      }
      offset += text.length;
      endedWithReturn = text.endsWith('\r');
      return ends;
    },
    rest: () => (hasContent ? offset : null),
  };
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}
