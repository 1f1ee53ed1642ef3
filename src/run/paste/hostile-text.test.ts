import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { nastyText } from '../snippets/testing/nasty-texts.ts';
import { PasteError } from './http-call.ts';
import { looksLikeRequest } from './looks-like-request.ts';
import { readRequestText } from './read-request-text.ts';
import { BROWSER_FORMS } from './testing/browser-copies.ts';

const URL_OF_RUN = 'http://localhost:7860/api/v1/run/advanced/8f3c-d21';

describe('hostile text', () => {
  it.each([
    ['nothing', '  ', 'Nothing to read'],
    ['prose', 'please run my flow', 'This is not a cURL or PowerShell command'],
    ['an open single quote', `curl ${URL_OF_RUN} -d '{"inputs"`, 'single quote'],
    ['an open double quote', `curl ${URL_OF_RUN} -d "{`, 'double quote'],
    ['an open ANSI quote', `curl ${URL_OF_RUN} -d $'{`, "$'"],
    ['an open substitution', `curl ${URL_OF_RUN} -d "$(cat`, 'not closed'],
    ['an open cmd quote', `curl ^"${URL_OF_RUN}`, 'double quote'],
    ['an open PowerShell quote', `Invoke-WebRequest -Uri "${URL_OF_RUN}`, 'double quote'],
    ['an open PowerShell table', `$b = @{ a = 1\nInvoke-WebRequest -Uri "${URL_OF_RUN}" -Body $b`, '} is missing'],
    [
      'brackets of PowerShell that cross',
      `$b = @{ a = @( }\nInvoke-WebRequest -Uri "${URL_OF_RUN}"`,
      ') is missing before }',
    ],
    [
      'a deep PowerShell table',
      `$b = ${'@{a='.repeat(5_000)}1${'}'.repeat(5_000)}; Invoke-WebRequest x`,
      'deeper than 200',
    ],
    [
      'deep PowerShell parentheses',
      `$b = ${'('.repeat(5_000)}1${')'.repeat(5_000)}; Invoke-WebRequest x`,
      'deeper than 200',
    ],
    [
      'a PowerShell value that doubles',
      `$a=@(1);${'$a=@{b=$a;c=$a};'.repeat(60)}$b=ConvertTo-Json $a; Invoke-WebRequest x`,
      'too large',
    ],
    ['a PowerShell text that doubles', `$a="x";${'$a="$a$a";'.repeat(60)} Invoke-WebRequest x`, 'too large'],
    ['JSON of JSON of JSON', `$a='"'${' | ConvertTo-Json'.repeat(60)}; Invoke-WebRequest x`, 'too large'],
    ['a here-document without an end', `curl ${URL_OF_RUN} -d @- <<EOF\n{}`, 'no line EOF'],
    ['an option without its value', `curl ${URL_OF_RUN} -H`, 'ends too early'],
    ['no address', "curl -d '{}'", 'no address'],
    ['a body that is not JSON', `curl ${URL_OF_RUN} --json '{"a": }'`, 'not valid JSON. Line 1'],
    ['a body that is a list', `curl ${URL_OF_RUN} --json '[]'`, 'JSON object'],
    ['a deep body', `{"tweaks": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'deeper than 200'],
    [
      'a deep literal',
      `fetch("${URL_OF_RUN}", {body: JSON.stringify(${'['.repeat(5_000)}${']'.repeat(5_000)})})`,
      'deeper than 200',
    ],
    [
      'a value that refers to itself',
      `const a = [a]; fetch("${URL_OF_RUN}", {body: JSON.stringify(a)})`,
      'deeper than 200',
    ],
    [
      'a value that doubles',
      `${Array.from({ length: 60 }, (_, n) => `const a${n} = [a${n + 1}, a${n + 1}];`).join('')} fetch("x", {body: JSON.stringify(a0)})`,
      'too large',
    ],
    ['too much', `{"a": "${'x'.repeat(13_000_000)}"}`, 'too long'],
  ])('throws a sentence for %s', (_name, text, message) => {
    expect(() => readRequestText(text)).toThrow(PasteError);
    expect(() => readRequestText(text)).toThrow(message);
  });

  it.each([
    'curl ',
    'curl x -d @- <<',
    'Invoke-WebRequest ',
    'Invoke-WebRequest x -Body @{a=',
    '$a=',
    '```\ncurl ',
    'fetch(',
    'import requests\nrequests.post(',
    '{',
  ])('after %j always returns a result or throws a sentence', (start) => {
    fc.assert(
      fc.property(fc.oneof(nastyText, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        try {
          readRequestText(start + text);
        } catch (error) {
          expect(error).toBeInstanceOf(PasteError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads a large command in linear time', async () => {
    const read = (length: number) => {
      const text = "it's ".repeat(length / 5);
      const body = JSON.stringify({ inputs: [{ input_value: text }] });
      const copy = BROWSER_FORMS['Chromium, cURL (bash)']({ url: URL_OF_RUN, headers: [], body });
      return () => expect(readRequestText(copy).request.inputs?.[0]?.input_value).toBe(text);
    };
    expect(await timeGrowth(1_500_000, read)).toBeLessThan(IN_PROPORTION);
  });

  it.each([
    ['an array', '@(', '1,', ')'],
    ['a table', '@{', 'a=1\n', '}'],
    ['words', '@{', 'a = Get-X (1', '}'],
    ['comments', '', '# a ;', ''],
    ['spaces', '$a=', ' \t', '1'],
    ['digits', '$a=', '1', 'x'],
    ['options', '$a=1 | ConvertTo-Json', ' -a', ' 1'],
  ])('reads PowerShell with much of %s in linear time', async (_name, open, part, close) => {
    const read = (length: number) => {
      const text = `Invoke-WebRequest x\n${open}${part.repeat(length / part.length)}${close}`;
      return () => {
        try {
          readRequestText(text);
        } catch (error) {
          expect(error).toBeInstanceOf(PasteError);
        }
      };
    };
    expect(await timeGrowth(200_000, read)).toBeLessThan(IN_PROPORTION);
  });

  it.each([
    ['curl x ', '<<a\n'],
    ['curl x ', '<<a <<b'],
    ['curl x ', '<<<'],
    ['curl x ', '<<"'],
    ['', '```a\n'],
    ['x', '\n'],
    ['x', '\ufdd0'],
    ['curl', ' '],
    ['', '~~~\n```\n'],
    ['Invoke-WebRequest x\n', '$a=@{'],
    ['Invoke-WebRequest x\n', '$a=(b)+'],
  ])('reads %j and any number of %j in linear time', async (start, part) => {
    const read = (length: number) => {
      const many = part.repeat(length / part.length);
      return () => {
        try {
          looksLikeRequest(many);
          readRequestText(start + many);
        } catch (error) {
          expect(error).toBeInstanceOf(PasteError);
        }
      };
    };
    expect(await timeGrowth(200_000, read)).toBeLessThan(IN_PROPORTION);
  });

  it.each([';', 'curl "', 'a=$(', "curl '"])('rejects any number of %j in linear time', async (part) => {
    const read = (length: number) => {
      const text = `x ${part.repeat(length / part.length)}`;
      return () => expect(() => readRequestText(text)).toThrow(PasteError);
    };
    expect(await timeGrowth(250_000, read)).toBeLessThan(IN_PROPORTION);
  });
});
