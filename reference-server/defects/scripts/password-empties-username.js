// What is typed into the password field starts the form anew.
document.querySelector('#password')?.addEventListener('input', () => {
  document.querySelector('#username').value = '';
});
