/** Answers for machines, JSON and CSV, and tables for people. */
import type { Brief } from '../brief.ts';
import { capitalise, prose } from '../document.ts';
import { rewriteSentence } from '../rewrite-sentence.ts';
import type { Chooser } from '../seeded-random.ts';
import { type Point, pointsOn } from './points.ts';
import type { Shape } from './shape.ts';

const NAMES = /\b(?:columns?|keys?|fields?|properties)\b\s*(?:named|called|are|:)?\s+(?:the\s+)?([^.;\n?]{2,200})/i;
const NOTES = [
  'demo model',
  'a demo model',
  'the demo model',
  'demo model, offline',
  'demo model, without lookup',
  'the demo model, from its notes',
] as const;

export const data: Shape = (brief, chooser) => {
  const points = pointsOn(brief, chooser).map(({ label, text }) => ({
    label,
    text: rewriteSentence(text, brief.tone.voice),
  }));
  const names = readNames(brief);
  if (brief.length.form === 'json') {
    const value = Object.fromEntries([
      ...(names ?? ['topic', 'summary', 'key_points', 'reading_minutes']).map((name) => [
        name,
        fillKey(name, points, brief, chooser),
      ]),
      ...(brief.tone.voice === 'plain' ? [] : [['tone', brief.tone.voice]]),
      ['written_by', chooser.pick(NOTES)],
    ]);
    return { blocks: [{ kind: 'raw', text: JSON.stringify(value, null, 2) }], reserve: [], frame: 'bare' };
  }
  const columns = names ?? ['aspect', 'what to say', 'minutes'];
  const rows = points
    .slice(0, countPoints(brief, 4))
    .map((point) => columns.map((column) => fillCell(column, point, brief, chooser)));
  if (brief.length.form === 'csv') {
    // A row of its own names the source; numbers stay numbers there, too.
    const place = Math.max(
      0,
      columns.findIndex((column, index) => index > 0 && !isCount(column)),
    );
    const source = columns.map((column, index) =>
      index === place ? chooser.pick(NOTES) : index === 0 ? 'Source' : isCount(column) ? '0' : '',
    );
    return {
      blocks: [{ kind: 'raw', text: [columns, ...rows, source].map((cells) => cells.map(quote).join(',')).join('\n') }],
      reserve: [],
      frame: 'bare',
    };
  }
  const lead = chooser.pick([
    `${capitalise(brief.subject.thing)} at a glance:`,
    `A table on ${brief.subject.thing}:`,
    `This is ${brief.subject.thing}, row by row:`,
    `In rows and columns, ${brief.subject.thing}:`,
  ]);
  return { blocks: [prose(lead), { kind: 'table', head: columns.map(capitalise), rows }], reserve: [], frame: 'quiet' };
};

/** "with the columns aspect, what to say and minutes". */
function readNames(brief: Brief): string[] | null {
  const text = [brief.parts.lead, brief.parts.question, brief.system]
    .map((part) => NAMES.exec(part.slice(0, 4_000))?.[1])
    .find(Boolean);
  if (!text) return null;
  const names = text
    .split(/,|\band\b/)
    .map((name) => name.replace(/["'`“”*:]/g, '').trim())
    .filter((name) => name !== '' && name.length <= 40)
    .slice(0, 8);
  return names.length === 0 ? null : [...new Set(names)];
}

function fillKey(
  name: string,
  points: readonly Point[],
  brief: Brief,
  chooser: Chooser,
): string | number | boolean | string[] {
  if (/^(?:key[_ ]?points|points|facts|items|list|ideas|tips|steps)$/i.test(name))
    return points.slice(0, countPoints(brief, 3)).map(({ text }) => text);
  if (/words|terms|tags|topics|keywords/i.test(name)) return brief.subject.keywords.slice(0, 5).map(String);
  if (/^is_|^has_/i.test(name)) return chooser.next() < 0.5;
  if (isCount(name)) return 2 + Math.floor(chooser.next() * 8);
  const count = brief.length.sentences ?? brief.length.paragraphs ?? 1;
  const text = points
    .slice(0, count)
    .map((point) => point.text)
    .join(' ');
  return fillCell(name, { label: points[0]?.label ?? 'Note', text }, brief, chooser);
}

function countPoints({ length }: Brief, usual: number): number {
  return length.bullets ?? (length.isDetailed ? usual + 3 : length.isShort ? usual - 1 : usual);
}

function fillCell(column: string, point: Point, brief: Brief, chooser: Chooser): string {
  if (isCount(column)) return String(2 + Math.floor(chooser.next() * 8));
  if (/topic|subject/i.test(column)) return brief.topics[0]?.name ?? brief.subject.thing;
  if (/audience|reader|for whom/i.test(column)) return brief.role.audience ?? 'anyone';
  if (/level|difficulty|priority/i.test(column)) return chooser.pick(['easy', 'medium', 'hard']);
  if (/example|picture|image/i.test(column)) return brief.topics[0]?.image ?? `one case of ${brief.subject.thing}`;
  if (/tone|style|voice/i.test(column)) return brief.tone.unknown ?? brief.tone.voice;
  if (/language/i.test(column)) return 'English';
  if (/aspect|label|part|section|title|name|item|heading|step|feature|category/i.test(column)) return point.label;
  return point.text;
}

function isCount(name: string): boolean {
  return /minutes|time|duration|score|rating|number|count|amount|age|year|price|hours|days/i.test(name);
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
