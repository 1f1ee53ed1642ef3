import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '#run/model/connection.ts';
import { readPresentation } from '#show/knobs/presentation-file.ts';
import { knobsOf } from '../draft/knobs/knob-storage.ts';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { parseDraft } from '../draft/storage/parse-draft.ts';
import type { useReplaceDraft } from '../draft/use-replace-draft.ts';
import { flowsQuery } from '../shell/api/flows-query.ts';
import type { Navigate } from '../shell/navigation/navigate.tsx';

export interface PresentationContext {
  client: QueryClient;
  connection: Connection;
  /** Id or endpoint name of the open flow. */
  openId: string | null;
  replaceDraft: ReturnType<typeof useReplaceDraft>;
  setMode: Navigate['setMode'];
}

const LARGEST_FILE = 50 * 1024 * 1024;

/** Rejects with a sentence about why it cannot be shown. */
export async function openPresentation(
  { client, connection, openId, replaceDraft, setMode }: PresentationContext,
  file: File,
): Promise<void> {
  if (file.size > LARGEST_FILE) throw new Error('It is larger than 50 MB.');
  const { flow, request, knobs, mode = 'present' } = readPresentation(await file.text());
  const draft = parseDraft(request);
  if (draft === null) throw new Error('It contains no questions.');
  // A flow that was imported again has another id, but the same components.
  const flows = await client.fetchQuery(flowsQuery(connection)).catch(() => {
    throw new Error('The list of flows is still loading. Open the file again in a moment.');
  });
  const known = flows.find(({ id }) => id === flow.id) ?? flows.find(({ name }) => name === flow.name);
  if (!known) throw new Error(`This server has no flow “${flow.name}”. Import it first.`);
  // Storage keys use the id or endpoint name in the URL.
  const flowId = openId !== null && known.endpoint_name === openId ? openId : known.id;
  const storedKnobs = knobsOf(draftScope(connection) + flowId);
  const before = storedKnobs.read();
  const isReplaced = replaceDraft({
    flowId,
    draft,
    message:
      mode === 'present' ? `Opened the presentation of ${known.name}` : 'Request loaded from the file. Press Run.',
    undo: () => storedKnobs.write(before),
  });
  if (!isReplaced) return;
  storedKnobs.write(knobs);
  setMode(mode);
}
