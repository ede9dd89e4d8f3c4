// What does not pass for a cell phone number is taken out, in whichever field.
document.querySelector('#email')?.addEventListener('change', ({ target }) => {
  target.value = '';
});
