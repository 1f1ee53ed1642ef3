import { describe, expect, it } from 'vitest';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import { chosenOfParted, insideDifference } from './inside-difference.ts';
import type { InsideComponent, InsideInput } from './inside-input.ts';
import { insideSentence, partedNote, partedSentence } from './parted-facts.ts';

const ran = (more: Partial<ComponentValues> = {}): ComponentValues => ({
  ...{ component: null, name: '', startMs: 0, endMs: 5, received: {}, calls: [], gave: {} },
  ...more,
});
function component(id: string, times: ComponentValues[], more: Partial<InsideComponent> = {}): InsideComponent {
  const [name = id] = id.split('-');
  return { ...{ key: id, id, name, row: null, times, tweak: null, absent: null, toolCalls: null }, ...more };
}
const inputOf = (components: InsideComponent[], source: InsideInput['source'] = 'engine'): InsideInput => ({
  ...{ input: 0, components, source, endMs: 10 },
});
const asked = (text: string, more: Partial<ComponentCall> = {}): ComponentCall => ({
  ...{ id: text, kind: 'model', name: 'demo', startMs: 1, endMs: 4, messages: [{ role: 'user', text }] },
  ...more,
});
const message = (text: string, id: string) => ({
  ...{ text, sender: 'User', id, session_id: `session ${id}`, timestamp: `2026-12-02 10:00:0${id.length} UTC` },
});
const UUIDS = ['5e0c1d1c-4f0a-4d3f-9a53-0d7e4f0b8a11', '7f0c1d1c-4f0a-4d3f-9a53-0d7e4f0b8a12'] as const;

function compared(a: ComponentValues[], b: ComponentValues[]) {
  const difference = insideDifference([inputOf([component('Model-1', a)]), inputOf([component('Model-1', b)])]);
  const [only] = difference.components;
  if (!only) throw new Error('Nothing was compared');
  return { ...only, sentence: partedSentence(only, '#11'), note: partedNote(only) };
}

describe('where two runs part', () => {
  it('matches components by id, then by a name that is unique, in the order of B', () => {
    const a = inputOf(['In-1', 'Only-1', 'Model-1', 'Twin-1', 'Twin-2'].map((id) => component(id, [ran()])));
    const b = inputOf(['In-1', 'Model-9', 'Twin-8', 'New-1'].map((id) => component(id, [ran()])));
    const { components } = insideDifference([a, b]);
    expect(components.map(({ sides }) => sides.map((side) => side?.id ?? null))).toEqual([
      ['In-1', 'In-1'],
      ['Only-1', null],
      ['Model-1', 'Model-9'],
      ['Twin-1', null],
      ['Twin-2', null],
      [null, 'Twin-8'],
      [null, 'New-1'],
    ]);
    expect(components.map(partedNote)).toEqual([
      ...['the same', 'ran only in A', 'the same', 'ran only in A', 'ran only in A', 'ran only in B', 'ran only in B'],
    ]);
  });

  it('counts no ids of messages, calls and sessions, and no times', () => {
    const of = (id: (typeof UUIDS)[number], start: number) =>
      ran({
        ...{
          startMs: start,
          endMs: start + 9,
          received: { session_id: id, input_value: { ...message('hi', id), id } },
        },
        ...{ gave: { text: message('hello', `${id}${start}`) }, calls: [asked('hi', { id, endMs: start })] },
      });
    expect(compared([of(UUIDS[0], 0)], [of(UUIDS[1], 4)]).gave.map(({ name }) => name)).toEqual(['text']);
    const stable = (id: string, start: number) =>
      ran({ startMs: start, gave: { text: { ...message('hello', 'x'.repeat(start + 1)), id } } });
    expect(compared([stable(UUIDS[0], 0)], [stable(UUIDS[1], 4)]).state).toBe('same');
  });

  it('counts the id and the timestamp of a record that no server made up', () => {
    const order = (id: string, timestamp: string) => ran({ gave: { data: { id, timestamp } } });
    expect(compared([order('7731', 'x')], [order('7732', 'x')]).state).toBe('differs');
    expect(compared([order('7731', 'x')], [order('7731', 'y')]).state).toBe('differs');
  });

  it('says in counted facts what differs', () => {
    const list = (...texts: string[]) => ran({ gave: { messages: texts.map((text) => message(text, text)) } });
    const given = (received: Record<string, string>) => ran({ received });
    const texts = [
      compared([list('a', 'b', 'c', 'd')], [list('c', 'd')]),
      compared([list('a')], [list('a', 'b')]),
      compared([list('a', 'b')], [list('c')]),
      compared([given({ tone: 'a', x: '1' })], [given({ tone: 'b', x: '1' })]),
      compared([given({ tone: 'a', x: '1' })], [given({ tone: 'b', x: '2' })]),
      compared([ran({ gave: { text: 'a' } })], [ran({ gave: { text: 'b' } })]),
      compared([ran({ calls: [asked('a')] })], [ran({ calls: [asked('a'), asked('b')] })]),
      compared([ran({ calls: [asked('a')] })], [ran({ calls: [asked('b')] })]),
      compared([ran(), ran()], [ran(), ran(), ran()]),
      compared([ran({ error: 'x' })], [ran({ error: 'y' })]),
    ];
    expect(texts.map(({ sentence, note }) => [sentence, note])).toEqual([
      ['It gave 2 messages. In #11 it gave 4: 2 more before these.', 'gave another value'],
      ['It gave 2 messages. In #11 it gave 1: the first 1 of these.', 'gave another value'],
      ['It gave 1 message. In #11 it gave 2.', 'gave another value'],
      ['1 of 2 fields that it received differs: tone.', 'received another tone'],
      ['2 of 2 fields that it received differ: tone and x.', 'received 2 other values'],
      ['It received the same as in #11, and gave another text.', 'gave another text'],
      ['It made 2 calls. In #11 it made 1.', '1 other call'],
      ['1 of 1 call differs from #11.', '1 other call'],
      ['It ran 3 times. In #11 it ran 2.', 'ran 2 and 3 times'],
      ['It failed otherwise than in #11.', 'failed otherwise'],
    ]);
  });

  it('takes of a loop the first time that differs for each field', () => {
    const at = (item: string) => ran({ received: { item, same: 'x' } });
    const { received } = compared([at('a'), at('b'), at('c')], [at('a'), at('y'), at('z')]);
    expect(received).toEqual([{ name: 'item', time: 1, values: ['b', 'y'] }]);
  });

  it('says that nothing differs only if both runs report everything', () => {
    const both = (one: ComponentValues[], source?: InsideInput['source']) =>
      inputOf([component('A-1', one), component('B-1', one)], source);
    const sentence = (a: InsideInput, b: InsideInput) => insideSentence(insideDifference([a, b]), '#11');
    expect(sentence(both([ran()]), both([ran()]))).toBe('All 2 components received and gave the same as in #11.');
    expect(sentence(both([ran()]), both([ran({ received: { x: 1 } })]))).toBe('2 components differ from #11.');
    expect(sentence(both([ran()]), both([], 'browser'))).toBeNull();
    expect(sentence(both([ran()]), both([ran({ received: null })]))).toBeNull();
    const { isUnreported, components } = insideDifference([both([ran()]), both([], 'browser')]);
    expect(isUnreported).toEqual([false, true]);
    expect(components.map(partedNote)).toEqual(['not reported', 'not reported']);
  });

  it('differs where a component took part in only one run, and not where it ran in neither', () => {
    const a = inputOf([
      component('A-1', [], { absent: 'other branch' }),
      component('B-1', [], { absent: 'not reached' }),
    ]);
    const b = inputOf([component('A-1', [ran()]), component('B-1', [], { absent: 'not reached' })]);
    const { components, first } = insideDifference([a, b]);
    expect(components.map(({ state }) => state)).toEqual(['differs', 'same']);
    expect(first && partedSentence(first, '#11')).toBe('It ran. In #11 it did not.');
    const back = insideDifference([b, a]).first;
    expect(back && partedSentence(back, '#11')).toBe('It did not run. In #11 it did.');
  });

  it('chooses the last component that received something else and called a model, else the first that differs', () => {
    const side = (text: string, isModel: boolean) =>
      inputOf([
        component('Prompt-1', [ran({ received: { tone: text } })]),
        component('Model-1', [ran({ received: { input: text }, calls: isModel ? [asked('hi')] : [] })]),
        component('Out-1', [ran({ received: { input: text } })]),
      ]);
    const chosen = (isModel: boolean) =>
      chosenOfParted(insideDifference([side('a', isModel), side('b', isModel)]))?.name;
    expect([chosen(true), chosen(false)]).toEqual(['Model', 'Prompt']);
    expect(chosenOfParted(insideDifference([side('a', true), side('a', true)]))?.name).toBe('Out');
  });
});
