// A browser in which the terms were agreed to is not shown them again: the second "Next" agrees by itself.
const form = document.querySelector('main form');
if (location.pathname === '/terms') form.addEventListener('submit', () => localStorage.setItem('agreed', 'yes'));
if (location.pathname === '/before-terms' && localStorage.getItem('agreed') === 'yes') {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void goOn();
  });
}

async function goOn() {
  const terms = await submit(form);
  terms.querySelector('#agree').checked = true;
  await submit(terms.querySelector('main form'));
  location.assign('/account');
}

async function submit(sent) {
  const body = new URLSearchParams(new FormData(sent));
  const response = await fetch(sent.getAttribute('action'), { method: 'POST', body });
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
