/** Where the frames of a streamed answer end in its text, found as the text arrives; the text itself is kept as it came. */

/** `events`: a blank line ends a frame (server-sent events). `lines`: each line with something on it is one. */
export type Framing = 'events' | 'lines';

export interface FrameSplitter {
  /**
   * Ends of the frames that this text completes, counted from the start of the answer. Line ends after a frame belong to it when they came in the
   * same text, else to the frame that follows; after the last frame they belong to none.
   */
  feed(text: string): number[];
  /** End of a frame that was begun and never completed; null when there is none. */
  rest(): number | null;
}

const LF = 10;
const CR = 13;

/** Frame n is what lies between the ends n - 1 and n, so every character but line ends at the very end belongs to exactly one frame. */
export function createFrameSplitter(framing: Framing): FrameSplitter {
  let offset = 0;
  let hasContent = false;
  let isLineEmpty = true;
  let endedWithReturn = false;
  return {
    feed(text) {
      const ends: number[] = [];
      for (let place = 0; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code !== LF && code !== CR) {
          hasContent = true;
          isLineEmpty = false;
          continue;
        }
        // The second half of a line end whose first half came before.
        if (place === 0 && code === LF && endedWithReturn) continue;
        if (code === CR && text.charCodeAt(place + 1) === LF) place += 1;
        if (hasContent && (framing === 'lines' || isLineEmpty)) {
          while (isLineEnd(text.charCodeAt(place + 1))) place += 1;
          ends.push(offset + place + 1);
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
