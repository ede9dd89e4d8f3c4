/** Merge variables: the simple ones of the Mustache family, which is what print providers have. */

/**
 * Puts values in the place of `{{name}}` (escaped for HTML) and `{{{name}}}` (as it is). `{{a.b}}` looks into an object. What is
 * not there becomes empty, as it does at Lob unless the account is strict; sections and helpers are left as they stand.
 */
export function mergeVariables(html: string, variables: Readonly<Record<string, unknown>>): string {
  return html.replace(
    /\{\{\{\s*([\w.-]+)\s*\}\}\}|\{\{\s*([\w.-]+)\s*\}\}/gu,
    (_whole, raw: string | undefined, escaped: string | undefined) =>
      raw === undefined ? escapeHtml(valueOf(escaped ?? '', variables)) : valueOf(raw, variables),
  );
}

function valueOf(name: string, variables: unknown): string {
  let value = variables;
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Record<string, unknown>)[key];
  }
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}
