import { expect, it } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { readyText } from './ready-text.ts';

it('the text is one line on this machine alone', () => {
  expect(readyText({ url: 'http://127.0.0.1:4747', others: null }, readConfig({}, []))).toEqual([
    'Tweakbench is ready at http://127.0.0.1:4747',
  ]);
});

it('the text names the addresses that others can open, and a generated token', () => {
  const config = { ...readConfig({}, []), isTokenMade: true, token: 'kXn2' };
  const others = ['http://192.168.7.7:4747', 'http://10.0.0.4:4747'];
  expect(readyText({ url: 'http://127.0.0.1:4747', others }, config)).toEqual([
    'Tweakbench is ready at http://127.0.0.1:4747',
    'Others open http://192.168.7.7:4747',
    'Others open http://10.0.0.4:4747',
    'The token for this start is kXn2',
  ]);
  expect(readyText({ url: 'http://127.0.0.1:4747', others: [] }, { ...config, isTokenMade: false })).toEqual([
    'Tweakbench is ready at http://127.0.0.1:4747',
    expect.stringContaining('TWEAKBENCH_ALLOWED_HOSTS'),
  ]);
  const one = { url: 'http://192.168.7.7:4747', others: ['http://192.168.7.7:4747'] };
  expect(readyText(one, { ...config, isTokenMade: false, token: 'open sesame!' })).toEqual([
    'Tweakbench is ready at http://192.168.7.7:4747',
  ]);
});

it('the text names the model server that is set up', () => {
  const config = readConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'smollm2' }, []);
  expect(readyText({ url: 'http://127.0.0.1:4747', others: null }, config)).toEqual([
    'Tweakbench is ready at http://127.0.0.1:4747',
    'Model server: 127.0.0.1:11434, model smollm2',
  ]);
});
