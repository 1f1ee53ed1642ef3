/** Recordings of real servers, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { jsonValue } from '../json-schema.ts';

const folder = resolve(import.meta.dirname, '../fixtures/wire');

const caseSchema = z.looseObject({
  name: z.string(),
  kind: z.string(),
  flow: z.string().nullable(),
  request: z.looseObject({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.optional(jsonValue),
  }),
  status: z.number(),
  contentType: z.string(),
  body: jsonValue,
});
export type RecordedCase = z.infer<typeof caseSchema>;

const frameSchema = z.looseObject({ t_ms: z.number(), raw: z.string() });
const streamHeadSchema = z.looseObject({
  status: z.number(),
  contentType: z.string().nullish(),
  end: z.string().nullish(),
});

export interface RecordedStream {
  name: string;
  head: z.infer<typeof streamHeadSchema>;
  frames: { t_ms: number; raw: string }[];
}

/** Parses a file in fixtures/wire. */
export function readRecording(name: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
}

/** The 74 cases of run/advanced on 1.13.0. */
export function runAdvancedCases(): RecordedCase[] {
  return z.array(caseSchema).parse(readRecording('run-advanced.json'));
}

const busySchema = z.object({
  name: z.string(),
  path: z.string(),
  status: z.number(),
  contentType: z.string(),
  body: z.string(),
});

/** Answers of a 1.13.0 whose database was locked. */
export function busyDatabaseCases(): z.infer<typeof busySchema>[] {
  return z.array(busySchema).parse(readRecording('busy-database.json'));
}

/** Every recorded stream, of every release. */
export function recordedStreams(): RecordedStream[] {
  return readdirSync(resolve(folder, 'streams')).map((file) => {
    const [head, ...frames] = readFileSync(resolve(folder, 'streams', file), 'utf8')
      .trim()
      .split('\n');
    return {
      name: file.replace('.ndjson', ''),
      head: streamHeadSchema.parse(JSON.parse(head ?? '')),
      frames: frames.map((line) => frameSchema.parse(JSON.parse(line))),
    };
  });
}

/** The stream of one answer, changed as if the server had replaced the text after its last token. */
export function withFinalText(recording: RecordedStream, text: string): RecordedStream {
  const chunks = recording.frames.map(({ raw }) => /"event": ?"token", "data": (\{.*?\})/.exec(raw)?.[1] ?? null);
  const said = chunks.map((chunk) => (chunk === null ? '' : String(JSON.parse(chunk).chunk))).join('');
  const last = chunks.findLastIndex((chunk) => chunk !== null);
  const inside = (value: string) => JSON.stringify(value).slice(1, -1);
  const frames = recording.frames.map((frame, index) =>
    index <= last ? frame : { ...frame, raw: frame.raw.replaceAll(inside(said), inside(text)) },
  );
  return { ...recording, frames };
}
