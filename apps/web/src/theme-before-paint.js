// Runs before the first paint, so that a dark page never flashes white. The same keys as src/features/account/choices.ts.
(() => {
  let theme = 'system';
  let language = 'sv';
  try {
    theme = localStorage.getItem('saldo.theme') ?? theme;
    language = localStorage.getItem('saldo.language') ?? language;
  } catch {
    // A browser that keeps nothing still gets a page, in the system's theme.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = language === 'en' ? 'en' : 'sv';
})();
