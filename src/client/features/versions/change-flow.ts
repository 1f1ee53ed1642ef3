/** Key of the mutations that change the flow: the dialog stays open during one. */
export const CHANGE_FLOW = ['change-flow'] as const;
