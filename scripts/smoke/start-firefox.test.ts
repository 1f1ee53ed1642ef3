import { expect, it } from 'vitest';
import { splitMessages } from './start-firefox.ts';

it("Marionette's messages are read from any chunks, by their length in bytes", () => {
  const texts = ['{"say":"Grüße"}', '[1,2,null,{"value":"a:b"}]'];
  const bytes = Buffer.from(texts.map((text) => `${Buffer.byteLength(text)}:${text}`).join(''));
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const first = splitMessages(bytes.subarray(0, cut));
    const second = splitMessages(Buffer.concat([first.rest, bytes.subarray(cut)]));
    expect([...first.messages, ...second.messages], `cut at ${cut}`).toEqual(texts.map((text) => JSON.parse(text)));
    expect(second.rest).toHaveLength(0);
  }
});
