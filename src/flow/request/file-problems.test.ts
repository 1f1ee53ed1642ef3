import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { shownState } from '../tweaks/shown-state.ts';

describe('Read File', () => {
  const fields: Record<string, JsonValue> = {
    path: { type: 'file', list: true, value: '', file_path: ['u/report.txt'] },
    text_encoding: { _input_type: 'StrInput', value: '' },
    separator: { _input_type: 'StrInput', value: ',' },
    file_path_str: { type: 'str', value: '', show: false },
    storage_location: { type: 'sortableList', value: [{ name: 'Local' }] },
  };
  const needed = [{ kind: 'needed' }];
  const isNo = (expected: string) => [{ kind: 'wrong-type', expected }];
  it.each<[JsonObject, string, JsonValue[]]>([
    [{ path: [] }, 'may-fail', needed],
    [{ path: null }, 'may-fail', needed],
    [{ path: 'u/other.txt' }, 'applied', []],
    [{ text_encoding: 'lit' }, 'may-fail', isNo('name of a text encoding')],
    [{ text_encoding: ' Latin-1 ' }, 'applied', []],
    [{ text_encoding: ' ' }, 'applied', []],
    [{ text_encoding: ['z'] }, 'may-fail', isNo('text')],
    [{ separator: ['z'] }, 'may-fail', isNo('text')],
    [{ file_path_str: { value: 'w', show: true } }, 'may-fail', isNo('path of an uploaded file')],
    [{ file_path_str: { value: 'u/x.txt', show: true } }, 'applied', []],
    [{ storage_location: ['z'] }, 'may-fail', isNo('list of objects with a name')],
    [{ storage_location: [{ name: 'AWS' }] }, 'applied', []],
  ])('given %j is %s', (tweaks, state, problems) => {
    const index = indexFlow(smallFlow([{ id: 'File-1', fields }]));
    const { verdicts } = predictRequest(index, { inputs: [], tweaks: { 'File-1': tweaks } });
    expect(verdicts.map((verdict) => [shownState(verdict), ...verdict.problems])).toEqual([[state, ...problems]]);
  });

  // Encodings of Python 3.11: those without a digit in their name, and some with one.
  it.each(
    `arabic ascii charmap chinese cp_gr cp_is csascii csisolatinarabic csisolatincyrillic csisolatingreek csisolatinhebrew
    csshiftjis cyrillic cyrillic_asian ebcdic_cp_be euc_cn euc_jp euckr gbk greek hebrew hkscs hz hz_gb hzgb idna iso_celtic johab
    korean latin mac_arabic mac_centeuro mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_roman maccentraleurope
    macintosh macturkish ms_kanji mskanji palmos punycode raw_unicode_escape ruscii s_jis shift_jis shiftjis sjis thai u_jis uhc
    ujis unicode_escape unicodebigunmarked us US-ASCII utf x_mac_japanese mbcs oem
    ibm866 IBM437 l1 u16 r8 tis-620 850 ks_c_5601 windows-1252 pt154 strk1048_2002`.split(/\s+/),
  )('takes the encoding %s', (name) => {
    const index = indexFlow(smallFlow([{ id: 'File-1', fields }]));
    const { verdicts } = predictRequest(index, { inputs: [], tweaks: { 'File-1': { text_encoding: name } } });
    expect(verdicts.map(({ problems }) => problems)).toEqual([[]]);
  });

  it.each([
    ['1.7.3', []],
    ['1.12.8', isNo('path of an uploaded file')],
  ])('given a path of the server on Langflow %s has the problems %j', (release, problems) => {
    const index = indexFlow(smallFlow([{ id: 'File-1', fields }]));
    const tweaks = { 'File-1': { file_path_str: { value: '/data/x.txt', show: true } } };
    const { verdicts } = predictRequest(index, { inputs: [], tweaks }, release);
    expect(verdicts.map((verdict) => verdict.problems)).toEqual([problems]);
  });

  it('needs no file of its own if another component names one', () => {
    const flow = smallFlow(
      [{ id: 'Source-1' }, { id: 'File-2', fields: { ...fields, file_path: { type: 'other' } } }],
      ['Source-1 -> File-2.file_path'],
    );
    const { verdicts } = predictRequest(indexFlow(flow), { inputs: [], tweaks: { 'File-2': { path: [] } } });
    expect(verdicts.map(shownState)).toEqual(['applied']);
  });
});
