/** What an owner can do with demos. Each rejects with an Error whose message is a sentence. */
import {
  changedDemoSchema,
  type DemoEntry,
  demoAnswersSchema,
  demoEntrySchema,
  demoTrialSchema,
  freeNameSchema,
  readDemoSchema,
} from '#contract/demos/demo-entry.ts';
import { demoPaths } from '#contract/demos/demo-paths.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { readErrorValue } from '#contract/error-body.ts';
import { asSentence } from '#contract/text/as-sentence.ts';
import { requestFailure, requestSentence } from '#run/errors/request-failure.ts';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import { EMBEDDED } from '../../shell/api/connection-store.ts';
import { type FetchOptions, requestJson } from '../../shell/api/fetch-json.ts';
import { workspaceFailure } from '../../shell/api/workspace-failure.ts';

/** Statuses with a sentence of the server. */
const REFUSED = [403, 404, 409, 412, 422];

/** Somebody else has changed the demo meanwhile. */
export class ChangedDemo extends Error {}

export function demoRequests(keyOf: ConnectionValue['keyOf']) {
  async function send(path: string, options: FetchOptions): Promise<unknown> {
    const server = { ...EMBEDDED, apiKey: keyOf('') };
    const { status, body } = await requestJson(server, path, options, REFUSED).catch((error: unknown) => {
      throw error instanceof Error ? new Error(workspaceFailure(error), { cause: error }) : error;
    });
    if (status === 412 && changedDemoSchema.safeParse(body).success) {
      throw new ChangedDemo('Somebody else has changed this demo.');
    }
    if (status >= 400) throw new Error(sentenceOf(body, status));
    return body;
  }
  return {
    async publish(name: string, settings: DemoSettings, password: string | null): Promise<DemoEntry> {
      const body = { name, settings, password };
      return demoEntrySchema.parse(await send(demoPaths.list, { method: 'POST', body }));
    },
    /** `password`: undefined keeps it. */
    async edit(name: string, version: number, settings: DemoSettings, password?: string | null): Promise<DemoEntry> {
      const body = { settings, ...(password !== undefined && { password }) };
      const headers = { 'if-match': `"${version}"` };
      return demoEntrySchema.parse(await send(demoPaths.one(name), { method: 'PUT', headers, body }));
    },
    async read(name: string) {
      return readDemoSchema.parse(await send(demoPaths.one(name), {}));
    },
    async switchTo(name: string, isOn: boolean, openUntil?: number | null): Promise<DemoEntry> {
      const body = { isOn, ...(openUntil !== undefined && { openUntil }) };
      return demoEntrySchema.parse(await send(demoPaths.one(name), { method: 'PATCH', body }));
    },
    async remove(name: string): Promise<void> {
      await send(demoPaths.one(name), { method: 'DELETE' });
    },
    async isFree(name: string, signal: AbortSignal): Promise<boolean> {
      return freeNameSchema.parse(await send(demoPaths.name(name), { signal })).isFree;
    },
    /** The path of a page that counts nothing and ends after an hour. */
    async tryOut(settings: DemoSettings): Promise<string> {
      return demoTrialSchema.parse(await send(demoPaths.trials, { method: 'POST', body: { settings } })).path;
    },
    async answers(name: string, cursor: string | null, signal: AbortSignal) {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      return demoAnswersSchema.parse(await send(demoPaths.answers(name) + query, { signal }));
    },
    async allAnswers(name: string): Promise<string> {
      return JSON.stringify(await send(demoPaths.answersFile(name), {}), null, 2);
    },
  };
}

/** What the server says of a request that it refuses. */
function sentenceOf(body: unknown, status: number): string {
  const read = readErrorValue(body);
  const problem =
    read.kind === 'detail'
      ? read.detail
      : read.kind === 'validation'
        ? read.items.map(({ msg }) => msg).join('. ')
        : requestSentence(requestFailure.status(status));
  return asSentence(problem);
}

export type DemoRequests = ReturnType<typeof demoRequests>;
