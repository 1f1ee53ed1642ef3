/** The paths of a Langflow's users, apart from the others because a first visit does not need them. */
export const userEndpoints = {
  /** The user of the API key. Through the relay, the answer has the id alone. */
  whoAmI: '/api/v1/users/whoami',
} as const;
