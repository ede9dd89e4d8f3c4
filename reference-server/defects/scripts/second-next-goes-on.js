// The page is taken for one that only says "please wait", and goes on by itself.
if (location.pathname === '/before-terms') {
  setTimeout(() => document.querySelector('main form').requestSubmit(), 1000);
}
