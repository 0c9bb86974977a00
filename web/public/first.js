// Before the first paint, so that nobody who chose dark is shown a white page: a file of its own, as the page's policy allows no
// script inside it. web/app/theme.ts keeps both up from then on.
{
  const chosen = localStorage.getItem('clew.theme');
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  const language = localStorage.getItem('clew.language') ?? navigator.language;
  document.documentElement.lang = language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
