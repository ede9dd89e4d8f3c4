// The number is written anew without the country's 1, and whatever stands first is taken for it.
document.querySelector('#phone')?.addEventListener('change', ({ target }) => {
  target.value = target.value.slice(1);
});
