/** The custom components of the recordings that make one value of each kind. */
import type { ComponentType } from '../component-base/component.ts';
import { dataValue, frameValue, listValue, type Message, textValue } from '../values/values.ts';

const MARKDOWN = '# Title\n\n- a **bold** item\n- `code`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n';

export const maker: ComponentType = {
  outputs: {
    message: (run) => {
      if (run.fields.bool('boom', false)) throw new Error('maker boom');
      return { ...run.message(MARKDOWN + run.fields.text('seed')), sender: 'Machine', senderName: 'Maker' };
    },
    data: (run) =>
      dataValue({
        text: `hello ${run.fields.text('seed')}`,
        n: 1,
        f: 1.5,
        b: true,
        none: null,
        list: [1, 2],
        obj: { a: 'b' },
      }),
    datalist: (run) => listValue([dataValue({ text: run.fields.text('seed') }), dataValue({ text: 'second' })]),
    frame: () =>
      frameValue([
        { name: 'Ada', age: 36, ok: true },
        { name: 'Bob', age: null, ok: false },
      ]),
    plain: (run) => textValue(`plain ${run.fields.text('seed')}`),
  },
};

const STEPS = {
  title: 'Agent Steps',
  contents: [
    { type: 'text', duration: 12, header: {}, text: 'thinking' },
    { type: 'tool_use', duration: 5, header: {}, name: 'calc', tool_input: { q: '1+1' }, output: '2', error: null },
    { type: 'code', duration: null, header: {}, code: 'print(1)', language: 'python', title: null },
    { type: 'json', duration: null, header: {}, data: { k: [1, 2] } },
    {
      type: 'error',
      duration: null,
      header: {},
      component: 'Calc',
      field: null,
      reason: 'bad sum',
      solution: null,
      code: null,
      traceback: null,
    },
  ],
  allow_markdown: true,
  media_url: null,
};

export const richMaker: ComponentType = {
  outputs: {
    message: (run): Message => {
      const { fields } = run;
      const image = fields.text('image');
      return {
        ...run.message(`rich ${fields.text('seed')}`),
        files: image === '' ? [] : [image],
        category: fields.bool('bad', false) ? 'error' : 'message',
        contentBlocks: fields.bool('blocks', false) ? [STEPS] : [],
      };
    },
  },
};

/** The component of the flow "multi": a message, a data and a table output. */
export const multi: ComponentType = {
  outputs: {
    m: (run) => run.message(`m ${run.fields.text('text')}`),
    d: (run) => dataValue({ text: run.fields.text('text'), n: 1 }),
    df: (run) =>
      frameValue([
        { a: 1, b: run.fields.text('text') },
        { a: 2, b: 'z' },
      ]),
  },
};
