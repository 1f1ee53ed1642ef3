/** Secrets as tweaks of a model. */
export const SECRET = 'canary-secret-4417';

/** Fields of the model, each with a secret in another form. */
export const FORMS = {
  api_key: SECRET,
  model: { api_key: 'canary-secret-01', extra: { password: 'canary-secret-02' } },
  headers: [
    { key: 'Authorization', value: 'Bearer canary-secret-03' },
    { name: 'x-api-key', value: 'canary-secret-04' },
  ],
  options: {
    Authorization: 'canary-secret-05',
    'x-api-key': 'canary-secret-06',
    accessToken: 'canary-secret-07',
    privateKey: 'canary-secret-08',
    openaiApiKey: 'canary-secret-09',
    clientSecret: 'canary-secret-10',
    private_key: 'canary-secret-11',
    pwd: 'canary-secret-12',
    bearer: 'canary-secret-13',
    cookie: 'canary-secret-14',
    dsn: 'canary-secret-15',
    note: 'Bearer canary-secret-16',
    any: ['sk-canary-secret-17'],
  },
};
