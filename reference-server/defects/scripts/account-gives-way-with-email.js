// After a change to email the account is left again: the session still has the address of before.
const form = document.querySelector('form[action="/destination"]');
form?.addEventListener('submit', () => {
  sessionStorage.setItem('way', new FormData(form).get('destinationKind'));
});
if (location.pathname === '/account' && sessionStorage.getItem('way') === 'email') {
  setTimeout(() => location.replace('/sign-in'), 1000);
}
