import { describe, expect, it } from 'vitest';
import { isSecretName, isSecretText } from './secret-field.ts';

const words = (text: string) => text.trim().split(/\s+/);

describe('isSecretName', () => {
  it.each(
    words(`
      password password1 passwords DB_PASSWORD db_pass userPass api_key api_key1 apiKey2 openAIApiKey x-api-key auth_key
      subscription_key openai_key private_key private_key_pem client_secret token token2 access_token refreshTokens
      access_token_value jwt id_jwt bearer Authorization basic_auth sessionCookie
    `),
  )('recognises %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(
    words(`
      key primary_key monkey pass first_pass compass author auth auth_type token_limit max_token max_tokens tokens_used
      start_token stop_token sep_token bos_token eos_token pad_token page_token next_token nextPageToken password_hint pem
      1 sha256
    `),
  )('does not recognise %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('isSecretText', () => {
  it.each([
    'Bearer abc',
    'bearer a b',
    ' Bearer abc\n',
    'sk-abcdef',
    'sk-abcdef, sk-ghijkl',
    'Authorization: Bearer abc',
    'authorization:Basic abc',
  ])('recognises %j', (text) => {
    expect(isSecretText(text)).toBe(true);
  });

  it.each(['Bearer', 'Bearer of good news', 'Bearers', 'sk-', 'sk-abc', 'skill', 'task-abcdef', 'Authorization:', ''])(
    'does not recognise %j',
    (text) => {
      expect(isSecretText(text)).toBe(false);
    },
  );
});
