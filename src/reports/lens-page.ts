import { createHash } from 'node:crypto';
import { html, Markup } from './html-markup.ts';
import { STYLE } from './html-style.ts';

export interface LensPage {
  readonly kicker: string;
  readonly title: string;
  readonly about?: string;
  readonly main: Markup;
  /** Besides the house style. */
  readonly style?: string;
  /** The only script that the page may run. */
  readonly script?: string;
}

/** A page about a lens, of one file and without requests. */
export function lensPage({ kicker, title, about, main, style = '', script }: LensPage): string {
  const css = STYLE + style;
  const scripts = script === undefined ? '' : ` script-src ${hashOf(script)};`;
  const policy = new Markup(
    `default-src 'none'; style-src ${hashOf(css)};${scripts} base-uri 'none'; form-action 'none'`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hexastyle">
<title>${title}: ${kicker}</title>
<style>${new Markup(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the questions</a>
<div class="frame">
<header class="masthead"><div><p class="kicker">${kicker}</p><h1>${title}</h1>${about !== undefined && html`<p class="answer">${about}</p>`}</div></header>
<main id="main">
${main}
</main>
</div>
${script !== undefined && html`<script>${new Markup(script)}</script>`}
</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
