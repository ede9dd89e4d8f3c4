// The city is looked up by the ZIP code, and the look-up finds nothing.
document.querySelector('#zip')?.addEventListener('input', () => {
  document.querySelector('#city').value = '';
});
