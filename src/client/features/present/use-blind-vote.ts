/** A vote that gets its pairs one after the other, as the questions of a presentation are asked. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { SaveBallot, VotePair } from '#contract/workspace/vote.ts';
import { maskTweaksText } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useBeginVote, useKeptVotes } from '../../runs/votes/use-votes.ts';
import type { BlindSetup, BlindVariant } from './blind-setup.ts';

export interface BlindVote {
  /** Null before the first vote. */
  id: string | null;
  votes: number;
  isSaving: boolean;
  /** Why the last choice is not saved. */
  problem: string | null;
  choose: (pair: VotePair, ballot: SaveBallot, onSaved: () => void) => void;
}

export function useBlindVote({ flow, variants }: BlindSetup): BlindVote {
  const kept = useKeptVotes();
  const begin = useBeginVote();
  const [id, setId] = useState<string | null>(null);
  const [votes, setVotes] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ pair, ballot }: { pair: VotePair; ballot: SaveBallot }) => {
      const heldBy = ({ letter, name, tweaksText }: BlindVariant) => {
        const { tweaks } = parseTweaksText(maskTweaksText(tweaksText, flow.index));
        return { letter, name, tweaks: tweaks ?? {} };
      };
      // The pairs of a vote never change, so a choice that is sent again finds its own.
      if (id !== null) await kept.addPair(id, votes, pair);
      const vote =
        id ??
        (await begin({
          name: flow.name,
          flow: { id: flow.id, name: flow.name },
          source: { suite: null, result: null },
          variants: [heldBy(variants[0]), heldBy(variants[1])],
          pairs: [pair],
          same: 0,
        }));
      setId(vote);
      await kept.choose(vote, votes, ballot);
    },
    onSuccess: () => setVotes(votes + 1),
  });
  return {
    id,
    votes,
    isSaving: isPending,
    problem: error !== null && !isPending ? errorMessage(error) : null,
    choose: (pair, ballot, onSaved) => mutate({ pair, ballot }, { onSuccess: onSaved }),
  };
}
