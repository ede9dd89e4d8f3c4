// "Done" only thanks, and stays where it is.
const confirmation = document.querySelector('form[action="/confirmation"]');
confirmation?.addEventListener('submit', (event) => {
  event.preventDefault();
  document.querySelector('h1').textContent = 'Thank you';
});
