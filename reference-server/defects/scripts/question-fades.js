// What was asked is faded out as messages are, a second after it came.
if (location.pathname === '/verify') {
  setTimeout(() => document.querySelector('main').replaceChildren(), 1000);
}
