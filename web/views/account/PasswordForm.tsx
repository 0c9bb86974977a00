import { useState, type FormEvent, type JSX } from 'react';
import { queries, Refused, send } from '../../app/api.ts';
import { useSaid } from '../../app/errors.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { Field } from '../../parts/Field.tsx';
import { signInWords } from '../../words/sign-in.ts';

const fields = [
  ['old', 'current-password'],
  ['new', 'new-password'],
  ['again', 'new-password'],
] as const;
type Name = (typeof fields)[number][0];
const none: Readonly<Record<Name, string>> = { old: '', new: '', again: '' };

/** Changes one's own password. */
export function PasswordForm(): JSX.Element {
  const t = useWords(signInWords);
  const said = useSaid();
  const [values, setValues] = useState(none);
  const [wrong, setWrong] = useState<{ readonly at: Name; readonly what: string }>();
  const change = async (): Promise<void> => {
    try {
      await send('POST', '/session/change-password', { ...(values.old === '' ? {} : { old: values.old }), new: values.new });
      setValues(none);
      toast({ tone: 'done', text: t('changed'), linger: 8000 });
      await queries.invalidateQueries({ queryKey: ['/session'] });
    } catch (error) {
      if (!(error instanceof Refused)) return void toastError(error);
      const { text, hint } = said(error);
      const at = error.code === 'server.weak' ? 'new' : 'old';
      setWrong({ at, what: hint === undefined ? text : `${text} ${hint}` });
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(undefined);
    if (values.new !== values.again) return setWrong({ at: 'again', what: t('differ') });
    void change();
  };
  return (
    <form className="narrow-form" onSubmit={submit}>
      {fields.map(([name, complete]) => (
        <Field
          key={name}
          label={t(name)}
          hint={name === 'new' ? t('newHint') : undefined}
          wrong={wrong?.at === name ? wrong.what : undefined}
        >
          {(bound) => (
            <input
              {...bound}
              type="password"
              autoComplete={complete}
              required={name !== 'old'}
              minLength={name === 'old' ? undefined : 12}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <button type="submit" className="primary">
        {t('change')}
      </button>
    </form>
  );
}
