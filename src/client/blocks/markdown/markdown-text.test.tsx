// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerSubject } from './answer-subject.ts';
import { MarkdownText } from './markdown-text.tsx';

afterEach(cleanup);

function Page({ text, isOpen = false }: { text: string; isOpen?: boolean }) {
  return (
    <MantineProvider env="test">
      <AnswerSubject value="Chat Output, Input 1">
        <MarkdownText text={text} isOpen={isOpen} />
      </AnswerSubject>
    </MantineProvider>
  );
}

/** Without the style elements that Mantine adds. */
function renderText(text: string, isOpen = false) {
  const { container, rerender } = render(<Page text={text} isOpen={isOpen} />);
  const root = () => container.querySelector('[dir=auto]') ?? container;
  return { root, show: (next: string, isStillOpen = false) => rerender(<Page text={next} isOpen={isStillOpen} />) };
}

/** Examples of malicious answers. */
const HOSTILE = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '<svg onload="window.hacked = 1"><script>1</script></svg>',
  '<iframe src="https://evil.test"></iframe>',
  '<object data="https://evil.test"></object><embed src="https://evil.test">',
  '<form action="https://evil.test"><input name="a"><button>Send</button></form>',
  '<style>body { display: none }</style>',
  '<link rel="stylesheet" href="https://evil.test">',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test">',
  '<div style="position:fixed;inset:0" onclick="window.hacked = 1">cover</div>',
  '<a href="javascript:window.hacked=1">a</a>',
  '[a](javascript:window.hacked=1)',
  '[a](JaVaScRiPt:window.hacked=1)',
  '[a](&#106;avascript:window.hacked=1)',
  '[a](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+)',
  '[a](vbscript:1)',
  '[a](/api/v1/flows/)',
  '[a][b]\n\n[b]: javascript:window.hacked=1',
  '<javascript:window.hacked=1>',
  '![x](https://evil.test/pixel.png)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x][y]\n\n[y]: https://evil.test/pixel.png "title"',
  '[![x](https://evil.test/pixel.png)](https://evil.test)',
  '```html\n<script>window.hacked = 1</script>\n```',
  '`<script>window.hacked = 1</script>`',
  '| <img src=x onerror=alert(1)> |\n|---|\n| <script>1</script> |',
  '- [x] <script>1</script>',
  '<details open ontoggle="window.hacked = 1"><summary>s</summary></details>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<template><script>1</script></template>',
  '\u202egnp.exe\u202c and \u001b[31mred\u001b[0m',
  `${'> '.repeat(150)}deep`,
  `${'- '.repeat(80)}deep`,
];

/** Everything that could run code, send requests or cover the page. */
const ACTIVE =
  'script, img, svg, iframe, object, embed, form, input, style, link, meta, base, template, details, math, [style], [onerror], [onload], [onclick], [ontoggle], [id], [name]';

/** Active elements of the answer itself, without the copy buttons of the page. */
function activeParts(root: Element): string[] {
  const copy = root.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error('no element');
  for (const button of copy.querySelectorAll('button[aria-label^="Copy code"]')) button.remove();
  return [...copy.querySelectorAll(`${ACTIVE}, button`)].map((element) => element.outerHTML);
}

describe('a malicious answer', () => {
  it.each(HOSTILE)('renders nothing active: %j', (text) => {
    const { root } = renderText(text);
    expect(activeParts(root())).toEqual([]);
    for (const link of root().querySelectorAll('a')) {
      expect(link.href).toMatch(/^https:\/\/evil\.test/);
      expect(link.rel).toBe('noopener noreferrer nofollow');
      expect(link.target).toBe('_blank');
    }
    expect(Reflect.get(window, 'hacked')).toBeUndefined();
  });

  it.each(HOSTILE)('renders nothing active while it is streaming: %j', (text) => {
    const { root, show } = renderText('', true);
    for (let end = 1; end <= Math.min(text.length, 60); end += 3) {
      show(text.slice(0, end), true);
      expect(activeParts(root())).toEqual([]);
    }
  });
});

describe('MarkdownText', () => {
  it('shows a remote image as a link that says where it goes', () => {
    render(<Page text="![a chart](https://charts.test/1.png)" />);
    const link = screen.getByRole('link', { name: 'Image: a chart (charts.test)' });
    expect(link.getAttribute('href')).toBe('https://charts.test/1.png');
    expect(link.title).toBe('https://charts.test/1.png');
  });

  it('shows the host of a link whose text names another one', () => {
    const { root } = renderText('[https://bank.test/login](https://evil.test/x)');
    expect(root().textContent).toBe('https://bank.test/login (evil.test)');
  });

  it('renders tables, tasks and emphasis of GitHub Markdown', () => {
    render(<Page text={'| a |\n|---|\n| **1** |\n\n- [x] done\n- [ ] open\n\n~~gone~~'} />);
    expect(screen.getByRole('table').textContent).toBe('a1');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['☑ done', '☐ open']);
    expect(screen.getByText('gone').tagName).toBe('DEL');
  });

  it('uses a link definition further down', () => {
    render(<Page text={'See [the docs][d].\n\nMore.\n\n[d]: https://docs.test/'} />);
    expect(screen.getByRole('link', { name: 'the docs' })).toBeTruthy();
  });

  it('closes open emphasis while streaming, so that markers do not flash', () => {
    const { root, show } = renderText('This is **bo', true);
    expect(root().textContent).toBe('This is bo');
    expect(root().querySelector('strong')?.textContent).toBe('bo');
    show('This is **bold**');
    expect(root().textContent).toBe('This is bold');
  });

  it('shows a caret after the last word until the text has ended', () => {
    const { root, show } = renderText('- one\n- two', true);
    expect(root().querySelector('.tb-caret')?.parentElement?.textContent).toBe('two');
    show('- one\n- two');
    expect(root().querySelector('.tb-caret')).toBeNull();
  });

  it('keeps the elements of closed blocks while more text arrives', () => {
    const { root, show } = renderText('# Title\n\nFirst.\n\nSec', true);
    const title = root().querySelector('h5');
    show('# Title\n\nFirst.\n\nSecond.\n\nThird.', true);
    expect(root().querySelector('h5')).toBe(title);
    show('# Title\n\nFirst.\n\nSecond.\n\nThird.');
    expect(root().querySelector('h5')).toBe(title);
  });

  it('shows a long block as plain text until it closes', () => {
    const long = `**bold** ${'word '.repeat(1000)}`;
    const { root, show } = renderText(long, true);
    expect(root().querySelector('strong')).toBeNull();
    expect(root().textContent).toBe(long);
    show(`${long}\n\nNext\nline\n\n`, true);
    expect(root().querySelector('strong')?.textContent).toBe('bold');
  });

  it('renders a long text in steps until all of it is shown', async () => {
    const paragraphs = Array.from({ length: 400 }, (_, index) => `Paragraph ${index} ${'with some words '.repeat(5)}`);
    const { root } = renderText(paragraphs.join('\n\n'));
    expect(root().querySelectorAll('p').length).toBeLessThan(120);
    await waitFor(() => expect(root().querySelectorAll('p')).toHaveLength(400), { timeout: 15_000 });
    expect(root().lastElementChild?.textContent).toContain('Paragraph 399');
  });

  it('highlights complete code and has a button to copy it', async () => {
    const { root } = renderText('Text\n\n```js\nconst x = "``";\n```');
    await screen.findByText('const');
    expect(root().querySelector('.hljs-keyword')?.textContent).toBe('const');
    expect(root().querySelector('pre')?.textContent).toBe('const x = "``";\n');
    expect(screen.getByRole('button', { name: 'Copy code 1 of Chat Output, Input 1' })).toBeTruthy();
  });
});
