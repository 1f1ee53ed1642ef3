/** Passes the decisions of a person from the page to the request that waits for them. */

/** Why a decision was not taken, in words; the person may decide again unless `isFinal`. */
export interface DecisionRefusal {
  sentence: string;
  isFinal: boolean;
}

/** Resolves with null when the server took the decision. Never rejects. */
export type SendDecision = (actionId: string) => Promise<DecisionRefusal | null>;

/** The side of the requests. */
export interface QuestionDesk {
  /** A request waits for a decision; call the returned function when it no longer does. */
  open(requestId: string, send: SendDecision): () => void;
}

export interface DecisionDesk extends QuestionDesk {
  /** The page's side. A request that no longer waits refuses. */
  decide(requestId: string, actionId: string): Promise<DecisionRefusal | null>;
  /** True the first time for each question: it is announced once, although its card is drawn again when the view changes. */
  isNew(requestId: string): boolean;
}

/** 404 and 409 of a server, and a run that is over in this page. */
export const NOT_WAITING: DecisionRefusal = {
  sentence: 'This run no longer waits for a decision: somebody else has decided, or the run was ended on the server.',
  isFinal: true,
};

export function createDecisionDesk(): DecisionDesk {
  const waiting = new Map<string, SendDecision>();
  const seen = new Set<string>();
  return {
    open(requestId, send) {
      waiting.set(requestId, send);
      return () => {
        if (waiting.get(requestId) === send) waiting.delete(requestId);
      };
    },
    async decide(requestId, actionId) {
      const send = waiting.get(requestId);
      return send === undefined ? NOT_WAITING : send(actionId);
    },
    isNew(requestId) {
      const isNew = !seen.has(requestId);
      seen.add(requestId);
      return isNew;
    },
  };
}
