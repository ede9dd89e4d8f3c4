/** Is it still yours? A card for each answer; where there are two contacts, a group of cards for each. */
import { html } from 'lit';
import { LakesideElement } from '../parts/element.js';

const words = {
  phone: { group: 'Phone', question: 'Is this phone still yours?', lost: 'I no longer have this phone' },
  email: { group: 'Mail', question: 'Is this mailbox still yours?', lost: 'I no longer have this mailbox' },
};

class Check extends LakesideElement {
  static properties = { view: { attribute: false }, chosen: { state: true } };

  #card(act, kind, title, text) {
    const chosen = this.chosen?.act === act && this.chosen.kind === kind;
    return html`<button
      class="card"
      aria-pressed=${chosen}
      @click=${() => {
        this.chosen = { act, kind };
      }}
    >
      <strong>${title}</strong> <small>${text}</small>
    </button>`;
  }

  #cards({ kind, masked }) {
    return html`${this.#card('sendLoginCode', kind, 'Send my login code', `It goes to ${masked}.`)}
    ${this.#card('reportLost', kind, words[kind].lost, 'We write to you at home; the letter has a code.')}`;
  }

  render() {
    const { contacts } = this.view;
    const one = contacts.length === 1;
    return html`<h1>${one ? words[contacts[0].kind].question : 'How do we know that it is you?'}</h1>
      ${
        one
          ? this.#cards(contacts[0])
          : contacts.map(
              (contact) =>
                html`<div role="group" aria-label=${words[contact.kind].group}>
                  <h2>${words[contact.kind].group}</h2>
                  ${this.#cards(contact)}
                </div>`,
            )
      }
      <button
        class="main"
        ?disabled=${this.chosen === undefined}
        @click=${() => this.act(this.chosen.act, { kind: this.chosen.kind })}
      >
        Continue
      </button>`;
  }
}
customElements.define('lakeside-check', Check);
