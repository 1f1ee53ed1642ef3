/** The text of a stream without the frames of `component-values`, whose values are kept with the inputs of the run. */

/** As the embedded server writes it; no other event begins like this. */
const VALUES_FRAME = 'data: {"event":"component-values"';
const FRAME_END = '\n\n';

export interface ValuesFilter {
  /** Holds back the beginning of a frame until it is clear which one it is. */
  feed(text: string): string;
  /** What is still held back at the end. */
  rest(): string;
}

export function hideValues(): ValuesFilter {
  let held = '';
  let frame: 'unknown' | 'shown' | 'hidden' = 'unknown';
  return {
    feed(text) {
      let left = held + text;
      held = '';
      let shown = '';
      while (left !== '') {
        if (frame === 'unknown') {
          if (left.length < VALUES_FRAME.length && VALUES_FRAME.startsWith(left)) {
            held = left;
            return shown;
          }
          frame = left.startsWith(VALUES_FRAME) ? 'hidden' : 'shown';
        }
        const end = left.indexOf(FRAME_END);
        if (end === -1) {
          // Its end may be split.
          const whole = left.endsWith('\n') ? left.slice(0, -1) : left;
          if (frame === 'shown') shown += whole;
          held = left.slice(whole.length);
          return shown;
        }
        if (frame === 'shown') shown += left.slice(0, end + FRAME_END.length);
        left = left.slice(end + FRAME_END.length);
        frame = 'unknown';
      }
      return shown;
    },
    rest: () => (frame === 'hidden' ? '' : held),
  };
}
