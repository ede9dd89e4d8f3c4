// A browser in which the terms were agreed to shows them agreed to when they come again.
const box = document.querySelector('#agree');
if (box !== null && localStorage.getItem('agreed') === 'yes') box.checked = true;
box?.form.addEventListener('submit', () => localStorage.setItem('agreed', 'yes'));
