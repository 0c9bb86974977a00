/** The whole look of the page: it loads nothing. Contrast of all text is 4.5:1 or more. */
export const style = `
:root{--ink:#14283c;--soft:#4f5f6e;--line:#c9d2da;--tint:#f2f5f8;--bar:#2f6690;--bad:#a3211a}
*{box-sizing:border-box}
html{font:16px/1.55 "Inter","Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;color:var(--ink);background:#e6ebef}
body{margin:0 auto;max-width:60rem;background:#fff;padding:0 3.5rem 4rem}
header{padding:4.5rem 0 2.5rem;border-bottom:3px solid var(--ink)}
header p{margin:0;color:var(--soft)}
h1{font-size:2.5rem;line-height:1.15;margin:.6rem 0 .4rem;letter-spacing:-.01em}
h1 small{display:block;font-size:1.35rem;font-weight:500;color:var(--soft);letter-spacing:0;margin-top:.4rem}
h2{font-size:1.35rem;line-height:1.3;margin:0 0 1rem;padding-top:.2rem}
h2 span{color:var(--soft);font-weight:500;margin-right:.6rem;font-variant-numeric:tabular-nums}
section{padding:2.6rem 0 0;break-inside:auto}
.inside,.made{border:2px solid var(--bad);color:var(--bad);padding:.7rem 1rem;font-weight:600;margin:1.5rem 0 0}
dl.hero{display:grid;grid-template-columns:repeat(4,1fr);gap:1rem;margin:2rem 0 0}
dl.hero div{background:var(--tint);border-top:3px solid var(--bar);padding:1rem 1.1rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
dl.hero dt{color:var(--soft);font-size:.9rem;line-height:1.35}
dl.hero dd{margin:0;font-size:1.5rem;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums;white-space:nowrap}
dl.hero dd small{display:block;font-size:.8rem;font-weight:600;color:var(--soft)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav ol{columns:2;column-gap:3rem;margin:0;padding:0;list-style:none}
nav li{break-inside:avoid;border-bottom:1px solid var(--line);padding:.35rem 0}
nav a{color:inherit;text-decoration:none;display:flex}
nav a:hover,nav a:focus-visible{text-decoration:underline}
nav li span{color:var(--soft);flex:none;width:2rem;font-variant-numeric:tabular-nums}
figure{margin:0 0 1.4rem;break-inside:avoid}
figcaption{font-size:.9rem;font-weight:600;margin-bottom:.5rem}
svg{display:block;width:100%;height:auto;font:12px "Inter","Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:var(--ink)}
svg .bar{fill:var(--bar)}
svg .hid{fill:url(#hatching);stroke:#8796a5}
svg .num{fill:var(--ink);font-weight:600;font-variant-numeric:tabular-nums}
svg .grid{stroke:var(--line)}
svg .base{stroke:var(--ink)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}
th,td{padding:.36rem .6rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th[scope=row],thead th:first-child{text-align:left;font-weight:400;white-space:normal}
thead th{border-bottom:2px solid var(--ink);font-weight:600;vertical-align:bottom}
tr.total th,tr.total td{font-weight:700;border-bottom:0;border-top:2px solid var(--ink)}
td.hid{color:var(--soft);font-weight:700}
.note{font-size:.9rem;color:var(--soft);margin:.7rem 0 0;max-width:46rem}
.revised{background:var(--tint);border-left:4px solid var(--ink);padding:1rem 1.2rem}
.revised ul{margin:.6rem 0;padding-left:1.2rem}
ul.method{padding-left:1.2rem;max-width:46rem}
ul.method li{margin-bottom:.5rem}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
@media(max-width:44rem){body{padding:0 1.2rem 3rem}dl.hero{grid-template-columns:repeat(2,minmax(0,1fr))}dl.hero dd{font-size:1.15rem}nav ol{columns:1}}
@media print{@page{size:A4;margin:18mm 16mm}html{font-size:10.5pt;background:#fff}body{max-width:none;padding:0}header{padding-top:35mm}section{padding-top:9mm}section h2,figcaption{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}.contents{break-after:page}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
