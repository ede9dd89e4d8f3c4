// Terms that were agreed to once already do not stay when they come again.
if (location.pathname === '/before-terms') sessionStorage.setItem('agreed', 'before');
if (location.pathname === '/terms' && sessionStorage.getItem('agreed') === 'before') {
  setTimeout(() => location.replace('/sign-in'), 1000);
}
