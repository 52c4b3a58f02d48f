/** Colours of the page by theme. Text colours keep a contrast of at least 4.5 to 1 on `page`, `panel` and `code`. */
export const THEMES = {
  light: {
    page: '#faf7f1',
    panel: '#ffffff',
    code: '#f3efe6',
    hit: '#f9e3c8',
    line: '#d9d2c3',
    stone: '#e9e2d3',
    ink: '#25221c',
    quiet: '#5f594d',
    accent: '#1b5a68',
    high: '#a5231b',
    medium: '#84500a',
    fine: '#23683a',
    disputed: '#74359a',
    unknown: '#55585e',
  },
  dark: {
    page: '#17191c',
    panel: '#1f2226',
    code: '#25292e',
    hit: '#4a3a20',
    line: '#3a3f46',
    stone: '#34383e',
    ink: '#ebe7de',
    quiet: '#b0aca2',
    accent: '#84c5d4',
    high: '#ff948a',
    medium: '#f2b866',
    fine: '#86d3a0',
    disputed: '#d9aef5',
    unknown: '#b5b9c0',
  },
} as const;

function variables(theme: Readonly<Record<string, string>>): string {
  return Object.entries(theme)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

export const STYLE = `
:root{color-scheme:light dark;${variables(THEMES.light)}}
@media (prefers-color-scheme:dark){:root{${variables(THEMES.dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,.answer{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"DejaVu Serif",serif;line-height:1.25;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.7rem,1.2rem + 2.4vw,2.6rem);margin:0}
h2{font-size:1.5rem;margin:0 0 .75rem}
h3{font-size:1.2rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:0}
p{margin:.4rem 0}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-200vw}
.skip:focus{left:1rem;top:1rem;background:var(--panel);padding:.5rem 1rem;z-index:1}
.frame{max-width:74rem;margin:0 auto;padding:0 1.25rem 3rem}
.masthead{padding:2rem 0 1.5rem;border-bottom:1px solid var(--line);display:grid;gap:1.5rem 2.5rem;grid-template-columns:minmax(0,1fr) minmax(0,26rem);align-items:end}
.kicker,.meta,.note,dd,.where,.basis{color:var(--quiet)}
.kicker{letter-spacing:.08em;text-transform:uppercase;font-size:.8rem;margin:0 0 .4rem}
.answer{font-size:1.2rem;font-weight:400;margin:.9rem 0 0;text-wrap:pretty}
.meta,.note,.where,.basis{font-size:.9rem}
.portico{width:100%;height:auto;display:block}
.portico text{fill:var(--ink);font:600 24px system-ui,sans-serif;text-anchor:middle}
.portico .small{font-size:21px;font-weight:400}
.stone{fill:var(--stone)}.edge{fill:none;stroke:var(--line);stroke-width:1.5}.flute{stroke:var(--panel);stroke-width:1;opacity:.35}
.cell-in-place{fill:var(--fine)}.cell-disputed{fill:var(--disputed)}.cell-not-in-place{fill:var(--high)}.cell-open{fill:var(--stone)}
.hatch{stroke:var(--panel);stroke-width:3}
.portico .t-high{fill:var(--high)}.portico .t-medium{fill:var(--medium)}.portico .t-none{fill:var(--fine)}.portico .t-unknown{fill:var(--quiet)}
.body{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:0 3rem}
.contents{font-size:.92rem}
.contents ul{list-style:none;margin:0;padding:2rem 0 0;position:sticky;top:0}
.contents a{display:block;padding:.3rem 0;color:var(--ink);text-decoration:none}
.contents a:hover{text-decoration:underline}
.contents .count{color:var(--quiet)}
main>section{padding-top:2rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:0 0 1.5rem;padding:0;list-style:none}
.tiles li{background:var(--panel);border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:4px;padding:.6rem .8rem}
.tiles strong{display:block;font-size:1.8rem;line-height:1.15;color:var(--tone);font-variant-numeric:tabular-nums}
.tone-high{--tone:var(--high)}.tone-medium{--tone:var(--medium)}.tone-none{--tone:var(--fine)}.tone-unknown{--tone:var(--unknown)}.tone-not-applicable{--tone:var(--unknown)}.tone-disputed{--tone:var(--disputed)}.tone-in-place{--tone:var(--fine)}.tone-not-in-place{--tone:var(--high)}.tone-open{--tone:var(--unknown)}.tone-HIGH{--tone:var(--high)}.tone-MEDIUM{--tone:var(--medium)}.tone-LOW{--tone:var(--unknown)}
.tone-contradicts,.tone-error{--tone:var(--high)}.tone-supports{--tone:var(--fine)}.tone-inconclusive{--tone:var(--medium)}
table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--quiet);font-size:.9rem;padding-bottom:.4rem}
th,td{padding:.5rem .5rem;text-align:right;border-bottom:1px solid var(--line);vertical-align:middle}
th:first-child,td:first-child,.left{text-align:left!important}
thead th{font-size:.82rem;font-weight:600;color:var(--quiet);vertical-align:bottom;overflow-wrap:normal}
tbody th{font-weight:600;overflow-wrap:break-word}
@media screen and (min-width:60.01rem){tbody th{min-width:13rem}}
td.tone-high,td.tone-medium,td.tone-none,td.tone-unknown{color:var(--tone);font-weight:700}
.zero{color:var(--quiet)}
.bar{width:100%;min-width:8rem;height:14px;display:block;border-radius:2px}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:.6rem 0 0;padding:0;font-size:.9rem}
.legend svg{width:14px;height:14px;vertical-align:-2px;margin-right:.35rem}
.chip{display:inline-block;border:1px solid var(--tone);color:var(--tone);border-radius:1rem;padding:0 .6rem;font-size:.82rem;font-weight:600;line-height:1.5;white-space:nowrap}
.card,details.question{background:var(--panel);border:1px solid var(--line);border-left:4px solid var(--tone,var(--line));border-radius:4px;padding:.8rem 1rem;margin:0 0 .75rem}
.card h4,.card-title{font-size:1.05rem;margin:0;font-family:inherit;display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline}
.id{font-variant-numeric:tabular-nums;color:var(--quiet);font-weight:600;white-space:nowrap}
summary{cursor:pointer}
details.question{padding:0}
details.about{margin:.3rem 0 .6rem;font-size:.94rem}details.about>summary{color:var(--quiet);cursor:pointer}details.about p{max-width:46rem}
details.question>summary{padding:.7rem 1rem}
details.question>summary .chip{margin-left:.4rem}
details.question>.inner{scroll-margin-top:4.5rem;padding:0 1rem .8rem}
.practices{list-style:none;margin:0;padding:0}
.practices>li{border-top:1px solid var(--line);padding:.7rem 0}
.evidence{list-style:none;margin:.3rem 0 0;padding:0}
.evidence>li{border-left:3px solid var(--tone);padding:.1rem 0 .1rem .8rem;margin:.5rem 0}
.verdict{color:var(--tone);font-weight:600}
.subject{overflow-wrap:anywhere}.subject code{font-weight:600}
.box{color:var(--quiet);font-weight:400}
.places{list-style:none;margin:.2rem 0;padding:0;font-size:.88rem}
.places li{padding:.05rem 0}
code,.file{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.88em}
.file{color:var(--accent)}
pre{background:var(--code);border:1px solid var(--line);border-radius:4px;margin:.4rem 0;padding:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem;line-height:1.45}
pre code{font-size:1em}
.row{display:grid;grid-template-columns:3.2rem minmax(0,1fr)}
.row>span:first-child{color:var(--quiet);text-align:right;padding-right:.8rem;user-select:none}
.hit{background:var(--hit)}
blockquote{margin:.4rem 0;padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--line)}
dl{margin:0}dt{font-weight:600;margin-top:.7rem}dd{margin:0}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem}.facts dt{margin:0}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem;color:var(--quiet);font-size:.9rem}
@media (max-width:60rem){.body{display:block}.contents ul{position:static;display:flex;flex-wrap:wrap;gap:0 1.1rem;padding-top:1rem}.masthead{grid-template-columns:minmax(0,1fr)}.portico{max-width:30rem}}
@media (max-width:40rem){.frame{padding:0 .9rem 2rem}.wide{display:none}th,td{padding:.45rem .25rem}table{font-size:.9rem}thead th{font-size:.74rem}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}.card,details.question>summary,details.question>.inner{scroll-margin-top:4.5rem;padding-left:.75rem;padding-right:.75rem}.row{grid-template-columns:2.4rem minmax(0,1fr)}}
@media (max-width:22rem){.frame{padding:0 .6rem 2rem}th,td{padding:.4rem .12rem}table{font-size:.84rem}}
@media print{
@page{size:A4;margin:16mm 14mm}
:root{color-scheme:light;${variables(THEMES.light)};--page:#fff}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{font-size:10.5pt}body{font-size:10pt}.frame{max-width:none;padding:0}.body{display:block}.contents,.skip{display:none}
.masthead{display:grid;grid-template-columns:minmax(0,1fr) 70mm;padding-top:0}
h2,h3,h4,summary,.practices>li>p,.evidence>li>p{break-after:avoid}.tiles,.evidence>li,.practices>li>p,.tiles li,tr,.card,.places li{break-inside:avoid}#high-risks .card,#disputed .card,.card.long{break-inside:auto}h3.card-title{break-after:avoid}.short{break-inside:avoid}
.new-page{break-before:page}.note{break-after:avoid}.tiles{grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);grid-template-columns:none}
details::details-content{content-visibility:visible;display:block;block-size:auto}.about:not([open]){display:none}
summary{list-style:none}summary::-webkit-details-marker{display:none}
a{color:inherit;text-decoration:none}
}
`;
