/** A browser without JavaScript, as far as the portal's pages need one: forms, cookies and redirects. */

interface Form {
  action: string;
  html: string;
}

export class PlainBrowser {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  #entries = new Map<string, string>();
  /** Path of the page that is shown. */
  path = '';
  status = 0;
  html = '';

  constructor(base: string) {
    this.#base = base;
  }

  get title(): string {
    return decoded(/<title>([^<]*)<\/title>/u.exec(this.html)?.[1] ?? '');
  }

  /** The page's h1; a page has one. */
  get heading(): string {
    const headings = [...this.html.matchAll(/<h1>([^<]*)<\/h1>/gu)];
    if (headings.length !== 1) throw new Error(`a page should have one h1, this has ${headings.length}: ${this.html}`);
    return decoded(headings[0]?.[1] ?? '');
  }

  /** Everything that can be read, tags taken off. */
  get text(): string {
    return decoded(this.html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' '));
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  forgetCookies(): void {
    this.#cookies.clear();
  }

  open(path: string): Promise<void> {
    return this.#request(path, 'GET');
  }

  fill(label: string, value: string): void {
    this.#entries.set(attribute(this.#labelled(label, this.html), 'name'), value);
  }

  /** Chooses a radio button, within the group of that legend if one is given. */
  choose(label: string, legend?: string): void {
    const groups = this.html.match(/<fieldset[\s\S]*?<\/fieldset>/gu) ?? [];
    const where =
      legend === undefined ? this.html : groups.find((group) => group.includes(`<legend>${legend}</legend>`));
    const control = this.#labelled(label, where ?? '');
    this.#entries.set(attribute(control, 'name'), attribute(control, 'value'));
  }

  check(label: string): void {
    this.choose(label);
  }

  /** What a field holds, as the page came. */
  valueOf(label: string): string {
    const control = this.#labelled(label, this.html);
    if (!control.startsWith('<select')) return attribute(control, 'value');
    return attribute(/<option [^>]*selected[^>]*>/u.exec(control)?.[0] ?? '', 'value');
  }

  /** What the button would send, so that it can be sent once more. */
  formOf(button: string): { action: string; fields: [string, string][] } {
    const form = this.#forms().find(({ html }) => buttonIn(html, button) !== undefined);
    if (form === undefined) throw new Error(`no button "${button}" on ${this.path}: ${this.text}`);
    const fields = new Map(defaultsOf(form.html));
    for (const [name, value] of this.#entries) fields.set(name, value);
    const pressed = buttonIn(form.html, button) ?? '';
    if (pressed.includes('name=')) fields.set(attribute(pressed, 'name'), attribute(pressed, 'value'));
    return { action: form.action, fields: [...fields] };
  }

  click(button: string): Promise<void> {
    return this.send(this.formOf(button));
  }

  send({ action, fields }: { action: string; fields: [string, string][] }): Promise<void> {
    return this.#request(action, 'POST', new URLSearchParams(fields));
  }

  #forms(): Form[] {
    return [...this.html.matchAll(/<form [^>]*action="([^"]*)"[\s\S]*?<\/form>/gu)].map(([html, action]) => ({
      action: action ?? '',
      html,
    }));
  }

  #labelled(label: string, html: string): string {
    for (const [, id, text] of html.matchAll(/<label for="([^"]*)">([^<]*)<\/label>/gu)) {
      if (decoded(text ?? '') !== label) continue;
      const control = new RegExp(`<input [^>]*id="${id}"[^>]*>|<select [^>]*id="${id}"[\\s\\S]*?</select>`, 'u').exec(
        html,
      );
      if (control !== null) return control[0];
    }
    throw new Error(`no field "${label}" on ${this.path}: ${this.text}`);
  }

  async #request(path: string, method: string, body?: URLSearchParams): Promise<void> {
    const response = await fetch(this.#base + path, {
      method,
      redirect: 'manual',
      headers: { cookie: this.cookies },
      ...(body !== undefined && { body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = (cookie.split(';')[0] ?? '').split('=');
      this.#cookies.set(name ?? '', value ?? '');
    }
    const to = response.headers.get('location');
    if (to !== null) return this.#request(to, 'GET');
    this.path = path;
    this.status = response.status;
    this.html = await response.text();
    this.#entries = new Map();
  }
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');
}

function decoded(html: string): string {
  const named = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return html.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => named[entity as keyof typeof named]);
}

function buttonIn(html: string, label: string): string | undefined {
  return [...html.matchAll(/(<button[^>]*>)([^<]*)<\/button>/gu)].find(
    ([, , text]) => decoded(text ?? '') === label,
  )?.[1];
}

function defaultsOf(form: string): [string, string][] {
  const inputs = [...form.matchAll(/<input [^>]*>/gu)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(?:radio|checkbox)"/u.test(tag) || tag.includes(' checked'))
    .map((tag): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const selects = [...form.matchAll(/(<select [^>]*>)([\s\S]*?)<\/select>/gu)].map(
    ([, tag, options]): [string, string] => [
      attribute(tag ?? '', 'name'),
      attribute(/<option [^>]*selected[^>]*>/u.exec(options ?? '')?.[0] ?? '', 'value'),
    ],
  );
  return [...inputs, ...selects];
}
