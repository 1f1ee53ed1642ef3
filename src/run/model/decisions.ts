/** Passes the decisions of a person from the page to the request that waits for them. */

/** Why a decision was not taken, as a sentence; the person may decide again unless `isFinal`. */
export interface DecisionRefusal {
  sentence: string;
  isFinal: boolean;
}

/** Resolves with null when the server took the decision. Never rejects. */
export type SendDecision = (actionId: string) => Promise<DecisionRefusal | null>;

/** What a request uses: it adds its question, and takes it back. */
export interface OpenQuestions {
  /** A request waits for a decision; call the returned function when it no longer does. */
  open(requestId: string, send: SendDecision): () => void;
}

/** What the page also uses. */
export interface Decisions extends OpenQuestions {
  /** Resolves with a refusal if the request no longer waits. */
  decide(requestId: string, actionId: string): Promise<DecisionRefusal | null>;
  /** True the first time for each question: it is announced once, although its card is drawn again when the view changes. */
  isNew(requestId: string): boolean;
}

/** 404 and 409 of a server, and a run that is over in this page. */
export const NOT_WAITING: DecisionRefusal = {
  sentence: 'This run no longer waits for a decision: somebody else has decided, or the run was ended on the server.',
  isFinal: true,
};

export function createDecisions(): Decisions {
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
