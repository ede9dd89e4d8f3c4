/** Keeps the page as the server has it: cards come in as they change, and forms are sent without leaving the page. */
const { boot, sequence, kept } = document.body.dataset;
const said = document.getElementById('said');
const lost = document.getElementById('lost');
const refused = document.getElementById('refused');

/** The newest change that is on the page; the server is asked for what came after it. */
const stream = new EventSource(`/live?after=${sequence}`);

// A mail room that was started anew has other accounts, and counts from the start.
stream.addEventListener('boot', ({ data }) => {
  if (data !== boot) location.reload();
});
stream.addEventListener('card', ({ data }) => put(JSON.parse(data)));
stream.addEventListener('open', () => (lost.hidden = true));
stream.addEventListener('error', () => (lost.hidden = false));

/** Replaces a card, or puts it at the top; a conversation moves there with every message. */
function put(card) {
  const list = document.querySelector(`[data-list="${card.list}"]`);
  const id = `${card.list}-${card.id}`;
  const template = document.createElement('template');
  // The server's own markup, in which all that came from outside is escaped.
  template.innerHTML = card.html.trim();
  const fresh = template.content.firstElementChild;
  const old = document.getElementById(id);
  const hadFocus = old?.contains(document.activeElement) ?? false;
  if (old !== null && card.list !== 'phone') old.replaceWith(fresh);
  else {
    old?.remove();
    list.prepend(fresh);
  }
  while (list.children.length > Number(kept)) list.lastElementChild.remove();
  fresh.classList.add('fresh');
  if (hadFocus) fresh.focus({ preventScroll: true });
  if (card.said !== undefined) said.textContent = card.said;
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const button = event.submitter;
  button.disabled = true;
  refused.hidden = true;
  try {
    // What it changes comes in over the stream; the answer itself is the whole page, and not needed.
    const response = await fetch(form.action, { method: 'POST', redirect: 'manual' });
    if (response.type !== 'opaqueredirect') tell(await response.text());
  } catch {
    lost.hidden = false;
  } finally {
    button.disabled = false;
  }
});

/** Shows what the server says in place of what was asked for. */
function tell(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  refused.textContent = page.querySelector('main p')?.textContent ?? html;
  refused.hidden = false;
}
