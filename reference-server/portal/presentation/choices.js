/*
 * Choices that are no radio buttons. What was chosen is sent by a hidden field of the group's name; a button or card shows
 * it by its own state, a link goes on to a screen that has nothing but the page's button.
 */
document.addEventListener('click', (event) => {
  const option = event.target.closest('[data-choice]');
  if (option === null) return;
  event.preventDefault();
  const form = option.closest('form');
  hiddenField(form, option.dataset.choice).value = option.dataset.value;
  if (option.tagName === 'A') goOn(form, option);
  else showChosen(form, option);
});

function hiddenField(form, name) {
  const present = form.querySelector(`input[type='hidden'][name='${name}']`);
  if (present !== null) return present;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  form.append(field);
  return field;
}

function showChosen(form, chosen) {
  for (const option of form.querySelectorAll('[data-choice]')) {
    const state = option.role === 'radio' ? 'aria-checked' : 'aria-pressed';
    option.setAttribute(state, String(option === chosen));
  }
}

function goOn(form, link) {
  const name = link.textContent;
  const pageName = document.querySelector('h1, .name');
  document.title = document.title.replace(pageName.textContent, name);
  pageName.textContent = name;
  for (const option of form.querySelectorAll('.option')) option.hidden = true;
}
