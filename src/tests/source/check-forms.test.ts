import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { CHECK_KINDS, checkSchema } from '#contract/suite/suite-check.ts';
import { CHECK_FORMS, changeForm, formOfCheck, formText, newCheck, writeCheck } from './check-forms.ts';

it('every kind of check is offered but not, which is a switch of its own', () => {
  expect(new Set(CHECK_FORMS.map(({ kind }) => kind))).toEqual(new Set(CHECK_KINDS.filter((kind) => kind !== 'not')));
});

describe('a check in a form', () => {
  it.each<[JsonValue, string | null, boolean]>([
    ['contains', 'contain', false],
    [{ contains: 'x' }, 'contain', false],
    [{ not: { contains: 'x' } }, 'contain', true],
    [{ not: 'tweaks-applied' }, 'apply every tweak', true],
    [{ length: { max: 5, unit: 'words' } }, 'have at most … words', false],
    [{ length: { min: 5, unit: 'characters' } }, 'have at least … characters', false],
    [{ length: { min: 5, max: 6, unit: 'words' } }, 'have between', false],
    [{ any: ['equals', { not: { all: ['similar'] } }] }, 'meet any of', false],
    [{ not: { not: 'equals' } }, null, false],
    [{ contains: 'x', equals: 'y' }, null, false],
    [{ unknown: 1 }, null, false],
    [7, null, false],
  ])('of %j is %s', (check, label, isNot) => {
    const formed = formOfCheck(check);
    expect([formed.form && formText(formed.form), formed.isNot]).toEqual([label, isNot]);
    expect(writeCheck(formed)).toEqual(check);
  });

  it('is the expected text again when its text is empty', () => {
    expect(writeCheck({ ...formOfCheck({ not: { equals: 'a' } }), value: '' })).toEqual({ not: 'equals' });
  });

  it.each(CHECK_FORMS.map((form) => [formText(form), form] as const))(
    '%s starts with a value that can be run',
    (_, form) => {
      const check = newCheck(form);
      expect(formOfCheck(check).form).toBe(form);
      expect(checkSchema.safeParse(check).success).toBe(true);
      // The form is also reached from any other kind.
      for (const other of CHECK_FORMS) {
        const changed = writeCheck(changeForm(formOfCheck(newCheck(other)), form));
        expect(checkSchema.safeParse(changed).success).toBe(true);
      }
    },
  );

  it('keeps what was typed', () => {
    const form = (label: string) => CHECK_FORMS.find((one) => formText(one) === label) ?? expect.fail();
    const change = (check: JsonValue, label: string) => writeCheck(changeForm(formOfCheck(check), form(label)));
    expect(change({ not: { contains: 'INV' } }, 'match the pattern')).toEqual({ not: { matches: 'INV' } });
    expect(change({ contains: 'INV' }, 'satisfy the judge')).toMatchObject({ judge: { rubric: 'INV' } });
    expect(change({ contains: 'INV' }, 'meet any of')).toEqual({ any: [{ contains: 'INV' }] });
    expect(change({ 'max-time': '5s' }, 'show first text within')).toEqual({ 'max-first-text': '5s' });
    expect(change({ 'max-time': '5s' }, 'contain')).toBe('contains');
    expect(change({ length: { max: 9, unit: 'words' } }, 'use at most … tokens')).toEqual({ 'max-tokens': 9 });
  });
});
