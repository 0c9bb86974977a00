import { errorsInChinese } from '../../src/errors-zh.ts';
import { shell } from '../words/shell.ts';
import { useLanguage } from './format.ts';
import { useWords } from './words.ts';

/** An error as the server or the page itself words it. */
export interface Said {
  readonly code?: string | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Errors in the reader's language: the server's own words in English, what the code stands for in Chinese. */
export function useSaid(): (error: Said) => { readonly text: string; readonly hint: string | undefined } {
  const language = useLanguage();
  const t = useWords(shell);
  return ({ code, message, hint }) => {
    if (language === 'en') return { text: message, hint };
    return { text: errorsInChinese[code ?? ''] ?? t('unknownError'), hint: undefined };
  };
}
