import type { InterviewForm } from '../../model/index.ts';

type Question = InterviewForm['questions'][number];
type Words = Readonly<Record<string, string>>;

/** Columns of the sheet's head that are filled in by hand. */
const head = ['agency', 'person', 'when', 'place', 'interviewer', 'interpreter', 'support'] as const;

/** What a sheet is printed in: the language of who is asked, and below it, where it is another, that of who asks. */
export interface Languages {
  readonly asked: string;
  readonly own: string;
}

const inBoth = (words: Words, { asked, own }: Languages): { readonly main: string; readonly small: string | undefined } => ({
  main: words[asked] ?? words['en'] ?? '',
  small: asked === own ? undefined : words[own],
});

/** Answers to tick; none for free words. */
function boxesOf({ says }: InterviewForm, { kind, choices = [] }: Question): Words[] {
  if (kind === 'text') return [];
  return kind === 'yesno' ? ['yes', 'no', 'unknown'].map((id) => says[id] ?? {}) : choices.map(({ say }) => say);
}

/** The form as plain text, for paper: a blank head, the opening, questions with boxes and lines. */
export function formText(form: InterviewForm, languages: Languages): string {
  const both = (words: Words): string => {
    const { main, small } = inBoth(words, languages);
    return small === undefined ? main : `${main} (${small})`;
  };
  const below = (words: Words): string => {
    const { main, small } = inBoth(words, languages);
    return small === undefined ? main : `${main}\n   ${small}`;
  };
  const blank = '_'.repeat(32);
  return [
    `${both(form.says['title'] ?? {})}  ${form.id}`,
    '',
    ...head.map((name) => `${both(form.says[name] ?? {})}: ${blank}`),
    '',
    `${both(form.says['read'] ?? {})}:`,
    below(form.opening),
    '',
    ...form.questions.flatMap((question, i) => {
      const boxes = boxesOf(form, question).map((words) => `☐ ${both(words)}`);
      const lines = boxes.length === 0 ? [`   ${'_'.repeat(64)}`, `   ${'_'.repeat(64)}`] : [`   ${boxes.join('   ')}`];
      return [`${i + 1}. ${below(question.ask)}`, ...lines, ''];
    }),
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const style = `@page{size:A4;margin:16mm}body{font:11pt/1.5 system-ui,"Noto Sans","Noto Sans Myanmar","Noto Sans Thai","Noto Sans SC",sans-serif;color:#000;max-width:180mm;margin:auto}
h1{font-size:15pt}small{display:block;font-size:8.5pt;color:#444}.head{display:grid;grid-template-columns:1fr 1fr;gap:3mm 8mm}.head div{border-bottom:.3mm solid #000;padding-bottom:5mm}
.opening{border:.3mm solid #000;padding:3mm}li{margin:0 0 4mm;break-inside:avoid}.boxes span{display:inline-block;margin-right:9mm;vertical-align:top}.lines{height:14mm;border-bottom:.2mm solid #000;background:linear-gradient(#000,#000) 0 7mm/100% .2mm no-repeat}`;

/** The form as a page by itself that any browser prints. It loads nothing. */
export function formHtml(form: InterviewForm, languages: Languages): string {
  const both = (words: Words): string => {
    const { main, small } = inBoth(words, languages);
    return `<span lang="${languages.asked}">${escaped(main)}</span>${small === undefined ? '' : `<small lang="${languages.own}">${escaped(small)}</small>`}`;
  };
  const questions = form.questions.map((question) => {
    const boxes = boxesOf(form, question).map((words) => `<span>☐ ${both(words)}</span>`);
    const answer = boxes.length === 0 ? '<div class="lines"></div>' : `<div class="boxes">${boxes.join('')}</div>`;
    return `<li>${both(question.ask)}${answer}</li>`;
  });
  const title = inBoth(form.says['title'] ?? {}, languages).main;
  return `<!doctype html>
<html lang="${languages.asked}"><head><meta charset="utf-8"><title>${escaped(title)} ${escaped(form.id)}</title><style>${style}</style></head>
<body><h1>${both(form.says['title'] ?? {})}</h1>
<div class="head">${head.map((name) => `<div>${both(form.says[name] ?? {})}</div>`).join('')}</div>
<p><strong>${both(form.says['read'] ?? {})}</strong></p>
<div class="opening">${both(form.opening)}</div>
<ol>${questions.join('\n')}</ol>
</body></html>
`;
}
