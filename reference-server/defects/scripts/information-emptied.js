// A look-up that ends a second after the phone number was entered starts the form anew.
document.querySelector('#primaryPhone')?.addEventListener('change', ({ target }) => {
  setTimeout(() => target.form.reset(), 1000);
});
