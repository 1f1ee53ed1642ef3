// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { expect, it } from 'vitest';
import { markdownHtml } from './markdown-html.tsx';

/** The file's reader sees this. */
function drawn(text: string): HTMLElement {
  const root = document.createElement('div');
  act(() => {
    root.innerHTML = markdownHtml(text);
  });
  return root;
}

it('Markdown in a file has emphasis, lists, tables and code', () => {
  const root = drawn('A **bold** word\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nconst a = 1;\n```');
  expect(root.querySelector('strong')?.textContent).toBe('bold');
  expect(root.querySelectorAll('li')).toHaveLength(2);
  expect(root.querySelectorAll('td')).toHaveLength(2);
  expect(root.querySelector('pre code')?.textContent).toBe('const a = 1;');
  expect(root.querySelector('[class]')).toBeNull();
});

it('Markdown in a file has no script, no image and no URL that a browser would execute', () => {
  const root = drawn(
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n![a](https://far.test/a.png) [go](javascript:alert(1))',
  );
  expect(root.querySelector('script, img, iframe, style, [onerror]')).toBeNull();
  expect([...root.querySelectorAll('a')].map(({ protocol }) => protocol)).toEqual(['https:']);
  expect(root.textContent).toContain('<script>alert(1)</script>');
});
