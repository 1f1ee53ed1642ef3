/** Current Date: now, in a time zone (lfx 1.13.0, components/utilities/current_date.py). */
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { textWithStatus } from '../component-base/with-status.ts';
import type { Message } from '../values/values.ts';

/** The locale that knows the short zone names used in each area. */
const NAMING_LOCALES: Readonly<Record<string, string>> = {
  Africa: 'en-ZA',
  America: 'en-US',
  Australia: 'en-AU',
  Europe: 'en-GB',
  Pacific: 'en-NZ',
  US: 'en-US',
};

/** The only Asian zones that have names in the time zone database. */
const ASIAN_NAMES: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'IST',
  'Asia/Hong_Kong': 'HKT',
  'Asia/Kolkata': 'IST',
  'Asia/Seoul': 'KST',
  'Asia/Shanghai': 'CST',
  'Asia/Tokyo': 'JST',
};

function now(run: ComponentRun): Message {
  const zone = run.fields.text('timezone', 'UTC');
  return textWithStatus(run, describeNow(run.ports.now(), zone));
}

function describeNow(date: Date, zone: string): string {
  try {
    return `Current date and time in ${zone}: ${localTime(date, zone)} ${zoneName(date, zone)}`;
  } catch {
    return `Error: 'No time zone found with key ${zone}'`;
  }
}

function localTime(date: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** `CET` where the zone has a name, else `+03` or `+0530`. */
function zoneName(date: Date, zone: string): string {
  const [area = ''] = zone.split('/');
  const name = ASIAN_NAMES[zone] ?? formatZone(date, zone, NAMING_LOCALES[area] ?? 'en-US', 'short');
  const isName = area !== 'Asia' || zone in ASIAN_NAMES;
  if (isName && !/^(GMT|UTC)[+-]/.test(name)) return name;
  const offset = formatZone(date, zone, 'en-US', 'longOffset').slice('GMT'.length).replace(':', '');
  return offset.endsWith('00') ? offset.slice(0, -2) : offset;
}

function formatZone(date: Date, zone: string, locale: string, form: 'short' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: form }).formatToParts(date);
  return parts.find((found) => found.type === 'timeZoneName')?.value ?? '';
}

export const currentDate: ComponentType = { thread: 'in-place-when-small', outputs: { current_date: now } };
