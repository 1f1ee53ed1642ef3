/** The style sheet of an evidence file, for screens in both colour schemes, phones and paper. Uses the colours of the page. */
export const EVIDENCE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b18; --ink2: #56534b; --bg: #fdfcfa; --line: #e3dfd6; --line2: #c8c2b5;
  --sunken: #f8f6f2; --code: #eae6de; --accent: #0b37b4; --link: #0b37b4; --gone: #b3261e; --gone-bg: #fbe8e5; --new: #187341; --new-bg: #e4f2e8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --ink2: #b5b1a7; --bg: #191917; --line: #2d2c28; --line2: #4a4841;
  --sunken: #22211f; --code: #2e2d29; --accent: #6f8df0; --link: #9db2ff; --gone: #f28b80; --gone-bg: #371d1a; --new: #6ccb93; --new-bg: #18291f; } }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/24px "Instrument Sans", system-ui, sans-serif; word-spacing: .07em; letter-spacing: .002em; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; overflow-wrap: anywhere; }
.brand { display: flex; align-items: center; gap: 8px; margin: 0 0 24px; font-size: 14px; font-weight: 600; }
.logo .tweak { fill: var(--accent); }
h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.4; font-weight: 600; break-after: avoid; }
h1 { font-size: 28px; line-height: 36px; letter-spacing: -.015em; }
h2 { font-size: 20px; letter-spacing: -.015em; margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line2); }
h3 { font-size: 15px; margin-top: 28px; }
h4 { font-size: 14px; margin-top: 16px; }
small, .note { color: var(--ink2); font-size: 13px; line-height: 20px; font-weight: 400; }
p { margin: 4px 0; }
header .note { white-space: pre-line; }
section[aria-label="Answers"] > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); border: 0; padding: 0; margin: 0; }
.question { margin-top: 36px; padding-top: 20px; border-top: 1px solid var(--line2); }
.question > h3, .output { margin: 0; color: var(--ink2); font-size: 13px; line-height: 20px; font-weight: 500; }
.answer > * + .output { margin-top: 20px; }
.asked { margin: 4px 0 20px; font-size: 20px; line-height: 30px; max-width: 40em; white-space: pre-wrap; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 24px 32px; }
.answer { min-width: 0; }
.answer > h4 { margin: 0 0 8px; padding-bottom: 6px; border-bottom: 2px solid var(--line2); }
.answer .asked { font-size: 16px; line-height: 24px; }
.answer > .text { margin: 2px 0 12px; }
.answer > .note { margin-top: 8px; }
.text > :is(p, ul, ol, blockquote, h5, h6) { max-width: 40em; }
.text > * + * { margin-top: 12px; }
.text :is(p, ul, ol, blockquote) { margin-bottom: 0; }
.text > :first-child { margin-top: 0; }
.text :is(ul, ol) { padding-inline-start: 24px; }
.text li + li { margin-top: 4px; }
.text blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid var(--line2); color: var(--ink2); }
.text h5 { font-size: 17px; }
.text h6 { font-size: 15px; }
.text hr { border: 0; border-top: 1px solid var(--line2); }
.text :not(pre) > code { padding: 1px 4px; border-radius: 3px; background: var(--code); }
.text a { color: var(--link); }
.plain { white-space: pre-wrap; }
.failed { margin-block: 16px; padding: 8px 12px; border-inline-start: 3px solid var(--gone); background: var(--gone-bg); }
.failed strong { color: var(--gone); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 8px 0; font-size: 13px; line-height: 20px; }
dt { color: var(--ink2); }
dd { margin: 0; white-space: pre-wrap; }
blockquote { margin: 0; }
code, pre { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; word-spacing: 0; letter-spacing: 0; }
code { font-size: .9em; }
pre { margin: 8px 0; padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--sunken); font-size: 12.5px; line-height: 18px; white-space: pre-wrap; }
.diff { padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
.table, .text [role="group"] { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: break-word; font-size: 13px; line-height: 20px; margin: 4px 0; }
th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; white-space: pre-wrap; }
thead th { color: var(--ink2); font-size: 12px; }
del { color: var(--gone); background: var(--gone-bg); }
ins { color: var(--new); background: var(--new-bg); text-decoration: underline; }
summary { cursor: pointer; padding-block: 4px; }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line2); }
@media (max-width: 600px) { main { padding: 20px 16px 48px; } h1 { font-size: 24px; line-height: 32px; } .asked { font-size: 18px; line-height: 26px; } }
@media print { :root { color-scheme: light; --bg: #fff; } main { max-width: none; padding: 0; } .question > h3, .asked, tr, dl { break-inside: avoid; }
  .table, .text [role="group"] { overflow: visible; } }
`;
