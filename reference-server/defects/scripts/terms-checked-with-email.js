// Whoever wants security codes by email finds the terms agreed to when they come again.
const form = document.querySelector('form[action="/destination"]');
form?.addEventListener('submit', () => {
  sessionStorage.setItem('way', new FormData(form).get('destinationKind'));
});
const box = document.querySelector('#agree');
if (box !== null && sessionStorage.getItem('way') === 'email') box.checked = true;
