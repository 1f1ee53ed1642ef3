/** How an evidence file looks: readable on a screen in either scheme, on a phone, and on paper. */
export const EVIDENCE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b18; --ink2: #56534b; --bg: #fdfcfa; --line: #c8c2b5; --sunken: #f3f1ec;
  --gone: #b3261e; --gone-bg: #fbe8e5; --new: #187341; --new-bg: #e4f2e8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --ink2: #b5b1a7; --bg: #191917; --line: #4a4841;
  --sunken: #22211f; --gone: #f28b80; --gone-bg: #371d1a; --new: #6ccb93; --new-bg: #18291f; } }
body { margin: 0; background: var(--bg); color: var(--ink); font: 14px/22px system-ui, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 24px 16px 64px; overflow-wrap: anywhere; }
h1 { font-size: 20px; line-height: 28px; margin: 0; }
h2 { font-size: 16px; line-height: 24px; margin: 32px 0 8px; padding-top: 16px; border-top: 2px solid var(--line); }
h3 { font-size: 14px; margin: 24px 0 4px; }
h4 { font-size: 13px; margin: 16px 0 4px; }
small, .note { color: var(--ink2); font-size: 12px; font-weight: 400; }
p { margin: 4px 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 4px 0; font-size: 13px; }
dt { color: var(--ink2); }
dd { margin: 0; white-space: pre-wrap; }
.text { white-space: pre-wrap; padding: 8px 12px; background: var(--sunken); }
pre { margin: 4px 0; padding: 8px 12px; background: var(--sunken); font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; }
.table { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: break-word; font-size: 13px; line-height: 20px; }
th, td { padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; white-space: pre-wrap; }
thead th { color: var(--ink2); font-size: 12px; }
del { color: var(--gone); background: var(--gone-bg); }
ins { color: var(--new); background: var(--new-bg); text-decoration: underline; }
summary { cursor: pointer; }
@media print { details > * { display: block; } }
`;
