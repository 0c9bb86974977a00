import type { JSX } from 'react';
import type { InterviewForm } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import '../../parts/sheet.css';
import './referrals.css';

/** The form on paper: in the language of who is asked, and in small print in that of who asks. Seen only in print. */
export function PrintedForm({ language }: { readonly language: string }): JSX.Element | null {
  const own = useLanguage();
  const { data } = useGet<InterviewForm>('/people/interview-form');
  if (data === undefined) return null;
  const both = (words: Readonly<Record<string, string>>): JSX.Element => (
    <>
      <span lang={language}>{words[language] ?? words['en']}</span>
      {language !== own && <small>{words[own]}</small>}
    </>
  );
  return (
    <article className="printed-form">
      <p className="opening">{both(data.opening)}</p>
      <ol>
        {data.questions.map((question) => (
          <li key={question.id}>
            <p>{both(question.ask)}</p>
            {question.kind === 'text' ? (
              <div className="lines" />
            ) : (
              <p className="boxes">
                {(question.choices ?? []).map((choice) => (
                  <span key={choice.id}>☐ {both(choice.say)}</span>
                ))}
                {question.kind === 'yesno' && ['☐ ✓', '☐ ✗', '☐ ?'].map((box) => <span key={box}>{box}</span>)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
