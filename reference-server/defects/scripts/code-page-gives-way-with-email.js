// Where an email was sent the page does not stay: it is taken for the end of the visit.
const form = document.querySelector('form[action="/destination"]');
form?.addEventListener('submit', () => {
  sessionStorage.setItem('way', new FormData(form).get('destinationKind'));
});
if (location.pathname === '/security-code' && sessionStorage.getItem('way') === 'email') {
  setTimeout(() => location.replace('/sign-in'), 1000);
}
