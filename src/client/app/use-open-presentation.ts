/** Opens a request or a presentation from its file: fills in inputs, tweaks and knobs, and shows it. Runs nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useConnection } from '../api/connection-provider.tsx';
import { flowsQuery } from '../api/flows-query.ts';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { parseDraft } from '../draft/storage/parse-draft.ts';
import { useReplaceDraft } from '../draft/use-replace-draft.ts';
import { useNavigate } from '../navigation/navigate.tsx';
import { useFlowId } from '../navigation/use-url-key.ts';

/** A presentation can be recognised by so many bytes. */
const NAMED_WITHIN = 200;

/** True for JSON that says it is a presentation, whatever the file name. */
export async function isPresentationFile(file: File): Promise<boolean> {
  return (await file.slice(0, NAMED_WITHIN).text()).includes('"tweakbench-presentation"');
}

/** Rejects with a sentence about why it cannot be shown. */
export function useOpenPresentation(): (file: File) => Promise<void> {
  const { connection } = useConnection();
  const client = useQueryClient();
  const openId = useFlowId();
  const { setMode } = useNavigate();
  const replaceDraft = useReplaceDraft();
  return useCallback(
    async (file) => {
      const [{ readPresentation }, { knobsOf }] = await Promise.all([
        import('#run/present/presentation-file.ts'),
        import('../draft/knobs/knob-storage.ts'),
      ]);
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
      const place = draftScope(connection) + flowId;
      const kept = knobsOf(place);
      const before = kept.read();
      replaceDraft({
        flowId,
        draft,
        message:
          mode === 'present' ? `Opened the presentation of ${known.name}` : 'Request loaded from the file. Press Run.',
        undo: () => kept.write(before),
      });
      kept.write(knobs);
      setMode(mode);
    },
    [client, connection, openId, replaceDraft, setMode],
  );
}
