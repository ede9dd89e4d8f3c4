/*
 * Pages without a page load: what a form leads to is fetched and put in place of the main part. Addresses and titles
 * follow, so that reloading and going back work as they do elsewhere.
 */
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  void show(form.action, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form, event.submitter)),
  });
});

window.addEventListener('popstate', () => void show(location.href));

async function show(address, request) {
  const main = document.querySelector('main');
  main.setAttribute('aria-busy', 'true');
  const response = await fetch(address, request);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (request !== undefined) history.pushState(null, '', response.url);
  document.title = next.title;
  main.replaceChildren(...next.querySelector('main').childNodes);
  main.removeAttribute('aria-busy');
  document.querySelector('h1').tabIndex = -1;
  document.querySelector('h1').focus();
}
