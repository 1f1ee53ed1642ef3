/** Parses Langflow's timestamps: ISO with microseconds, with or without a time zone. */

const FORM = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z| ?UTC|[+-]\d{2}:?\d{2})?$/;

/** Epoch ms with fractions, to keep durations below a millisecond. Null for any other text. */
export function readServerTime(text: string | null | undefined): number | null {
  const [, day, time, fraction, zone] = FORM.exec(text ?? '') ?? [];
  if (day === undefined || time === undefined) return null;
  const isOffset = zone !== undefined && /^[+-]/.test(zone);
  const seconds = Date.parse(`${day}T${time}${isOffset ? zone : 'Z'}`);
  return Number.isNaN(seconds) ? null : seconds + Number(`0${fraction ?? ''}`) * 1000;
}
