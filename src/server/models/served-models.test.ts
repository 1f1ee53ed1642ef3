import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createModelList } from './model-list.ts';
import { modelServerLine, servedModels } from './served-models.ts';
import { startChatServer } from './testing/chat-server.ts';

describe('the models of the model server', () => {
  it('are those that it lists, the one of the settings first', async () => {
    await using server = await startChatServer(() => undefined, ['qwen3', 'smollm2']);
    const { baseUrl } = server;
    expect(await servedModels({ baseUrl, model: 'smollm2' })).toEqual(['smollm2', 'qwen3']);
    const list = createModelList({ baseUrl, model: 'smollm2' });
    expect(list.now()).toEqual(['smollm2']);
    await list.first();
    expect(list.now()).toEqual(['smollm2', 'qwen3']);
  });

  it('are that of the settings if it does not say, and none without a server', async () => {
    await using server = await startChatServer(() => undefined);
    expect(await servedModels({ baseUrl: server.baseUrl, model: 'smollm2' })).toBeNull();
    expect(await servedModels({ model: 'smollm2' })).toBeNull();
    const list = createModelList({ baseUrl: server.baseUrl, model: 'smollm2' });
    await list.first();
    expect(list.now()).toEqual(['smollm2']);
    expect(createModelList({}).now()).toBeUndefined();
  });

  it('stay when the server does not say later', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const answers = [['qwen3'], null, ['qwen3', 'smollm2']];
    const list = createModelList({ baseUrl: 'http://127.0.0.1:1' }, async () => answers.shift() ?? null);
    await list.first();
    const later = async () => {
      vi.advanceTimersByTime(31_000);
      list.now();
      await Promise.resolve();
      await Promise.resolve();
      return list.now();
    };
    expect(await later()).toEqual(['qwen3']);
    expect(await later()).toEqual(['qwen3', 'smollm2']);
  });
});

it('the start line names server and model, and nothing that may be secret', () => {
  const baseUrl = 'http://user:pass-word@127.0.0.1:18734/v1?key=query-secret';
  expect(modelServerLine({ baseUrl, apiKey: 'sk-1', model: 'smollm2' })).toBe(
    'Model server: 127.0.0.1:18734, model smollm2',
  );
  expect(modelServerLine({ apiKey: 'sk-1' })).toBe('Model server: api.openai.com');
  expect(modelServerLine({ model: 'smollm2' })).toBeNull();
});
