/* Before the first paint: the colour scheme that the reader chose, else the system's. A file of its own, because inline scripts are refused. */
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('tongtu-color-scheme');
  } catch {
    /* storage is shut: follow the system */
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
