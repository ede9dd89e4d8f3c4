// The question about the email address is taken for a message, and faded out a second after it came.
if (location.pathname === '/verify') {
  setTimeout(() => [...document.querySelectorAll('fieldset')].at(-1).remove(), 1000);
}
