import type { ReceivedMail } from './demo-mailbox.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #faf8f4; --card: #fff; --ink: #1f2a2e; --soft: #5b686d; --line: #e3ded5; --accent: #0f5c66; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14191b; --card: #1c2326; --ink: #e8edee; --soft: #a7b3b7; --line: #303a3e; --accent: #7cc4cd; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { margin: 0; font-size: 26px; letter-spacing: -0.015em; }
h2 { margin: 0; font-size: 19px; }
p { margin: 4px 0 0; }
.soft { color: var(--soft); }
.columns { display: grid; grid-template-columns: 340px minmax(0, 1fr); gap: 20px; margin-top: 24px; align-items: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
ul { list-style: none; margin: 0; padding: 0; }
li + li { border-top: 1px solid var(--line); }
li a { display: block; padding: 12px 16px; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
li a:hover { background: color-mix(in srgb, var(--accent) 8%, transparent); }
li a[aria-current] { box-shadow: inset 3px 0 var(--accent); background: color-mix(in srgb, var(--accent) 8%, transparent); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
strong { font-weight: 640; }
.mail { padding: 20px 24px 24px; }
.text { margin-top: 18px; padding-top: 18px; border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.text a, .soft a { color: var(--accent); }
details { margin-top: 20px; }
summary { cursor: pointer; color: var(--soft); }
pre { overflow-x: auto; font-size: 13px; }
.empty { padding: 32px 24px; }
@media (max-width: 760px) { .columns { grid-template-columns: minmax(0, 1fr); } }
`;

/** The demo's inbox as a page without a script; everything that came by mail is escaped. */
export function mailboxPage(mails: readonly ReceivedMail[], wanted: string | undefined): string {
  const open = mails.find(({ id }) => id === wanted) ?? mails[0];
  const body = open
    ? `<div class="columns">
        <nav class="card" aria-label="Mails"><ul>${mails.map((mail) => line(mail, mail === open)).join('')}</ul></nav>
        ${reading(open)}
      </div>`
    : `<div class="columns"><div class="card empty"><h2>No mail yet</h2>
        <p class="soft">Raise an alert, or propose something, and look again.</p></div></div>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mails of the demo</title>
<style>${STYLE}</style>
</head>
<body><main>
<h1>Mails of the demo</h1>
<p class="soft">What people would receive. Nothing leaves this computer. <a href="/dev/mail">Look again</a> · <a href="/">Attune</a></p>
${body}
</main></body>
</html>`;
}

function line({ id, to, subject, receivedAt }: ReceivedMail, open: boolean): string {
  return `<li><a href="?id=${encodeURIComponent(id)}"${open ? ' aria-current="true"' : ''}>
    <strong>${escaped(subject)}</strong><br>
    <span class="soft">to ${escaped(to)}<br>${time(receivedAt)}</span></a></li>`;
}

function reading({ subject, from, to, receivedAt, text, raw }: ReceivedMail): string {
  return `<article class="card mail">
    <h2>${escaped(subject)}</h2>
    <p class="soft">from ${escaped(from)}<br>to ${escaped(to)}<br>${time(receivedAt)}</p>
    <div class="text">${linked(escaped(text.trim()))}</div>
    <details><summary>As it was sent</summary><pre tabindex="0">${escaped(raw)}</pre></details>
  </article>`;
}

const time = (at: string) =>
  `<time datetime="${escaped(at)}">${escaped(at.slice(0, 16).replace('T', ' '))} UTC</time>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');

/** Addresses of the web in a text that is escaped already. */
const linked = (text: string) => text.replace(/https?:\/\/[^\s<&]+/g, (url) => `<a href="${url}">${url}</a>`);
