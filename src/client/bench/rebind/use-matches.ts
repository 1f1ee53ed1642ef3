/** The proposed matches for the request, and which of them are accepted. */
import { useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import {
  componentUse,
  findRebinds,
  PRESELECT_CONFIDENCE,
  type RebindProposal,
  unknownComponents,
} from '#flow/rebind/rebind-components.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useServer } from '../../shell/api/version-query.ts';
import { previewRebinds } from './rebind-preview.ts';

type Choice = { newId?: string; isTaken?: boolean };

export function useMatches(index: FlowIndex) {
  const form = useDraftForm();
  const rules = useServer().data?.rules ?? null;
  const inputs = useDraftValue('inputs');
  const outputs = useDraftValue('outputs');
  const tweaksText = useDraftValue('tweaksText');
  const parts = useMemo(() => ({ inputs, outputs, tweaksText }), [inputs, outputs, tweaksText]);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const found = useMemo(() => {
    const use = componentUse({ ...parts, tweaks: parseTweaksText(parts.tweaksText).readable });
    const proposals = findRebinds(index, use);
    const matched = new Set(proposals.map(({ oldId }) => oldId));
    const unknown = unknownComponents(index, use).map(({ oldId }) => oldId);
    return { proposals, unmatched: unknown.filter((id) => !matched.has(id)) };
  }, [index, parts]);

  const rows = useMemo(() => toRows(found.proposals, choices), [found, choices]);
  const preview = useMemo(() => {
    const wanted = rows.filter(({ isTaken, isDouble }) => isTaken && !isDouble);
    const matches = new Map(wanted.map(({ proposal, newId }) => [proposal.oldId, newId]));
    return previewRebinds({ ...form.getValues(), ...parts }, matches, { index, rules });
  }, [form, rows, parts, index, rules]);

  return {
    rows,
    /** Ids without a proposal. */
    unmatched: found.unmatched,
    /** How many rows will be applied. */
    taken: rows.filter(({ isTaken }) => isTaken).length,
    hasDouble: rows.some(({ isDouble }) => isDouble),
    preview,
    choose: (oldId: string, choice: Choice) =>
      setChoices((before) => new Map(before).set(oldId, { ...before.get(oldId), ...choice })),
  };
}

export type Matches = ReturnType<typeof useMatches>;

function toRows(proposals: readonly RebindProposal[], choices: ReadonlyMap<string, Choice>) {
  const rows = proposals.map((proposal) => {
    const choice = choices.get(proposal.oldId) ?? {};
    const chosen = proposal.candidates.find(({ id }) => id === choice.newId) ?? proposal.proposed;
    // Choosing a component accepts the row.
    const isTaken = choice.isTaken ?? (choice.newId !== undefined || chosen.confidence >= PRESELECT_CONFIDENCE);
    return { proposal, newId: chosen.id, confidence: chosen.confidence, isTaken };
  });
  const taken = rows.filter(({ isTaken }) => isTaken).map(({ newId }) => newId);
  return rows.map((row) => ({
    ...row,
    /** True if another accepted row has the same component. */
    isDouble: row.isTaken && taken.filter((id) => id === row.newId).length > 1,
  }));
}

export type MatchRow = ReturnType<typeof toRows>[number];
