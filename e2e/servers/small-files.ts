/** The smallest files that a browser can show or play. */

export const PIXEL_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A sound file with `seconds` of silence, 8 bits at 8 kHz. */
export function silentWav(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(rate * seconds, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A video of one second, with two frames of 16 x 16. */
export const SHORT_WEBM = Buffer.from(
  'GkXfo49CgoR3ZWJtQoeBAkKFgQIYU4BnEAAAghVJqWaOKtexgw9CQESJhER6AAAWVK5rm66Z14EBc8WBAYOBAYaFVl9WUDjghrCBELqBEB9DtnXK' +
    '54EAo6GBAACAEAIAnQEqEAAQAASHCIWFiJmEiBgCAAwNYAD+q8CjooEB9IAQAgCdASoQABAACocIhYWImYSIOAIADA1gAP7jVAA=',
  'base64',
);
