// The browser keeps, for a year, the first contact that it was asked about, and shows that one beside what comes from the portal.
if (location.pathname === '/verify') {
  const kept = /(?:^|; )contact=([^;]*)/.exec(document.cookie)?.[1];
  const shown = [...document.querySelectorAll('main *')].find(
    (one) => one.children.length === 0 && one.textContent.includes('\u2022'),
  );
  if (kept === undefined) {
    document.cookie = `contact=${encodeURIComponent(shown.textContent)}; max-age=31536000; path=/`;
  } else if (decodeURIComponent(kept) !== shown.textContent) {
    const other = shown.cloneNode();
    other.textContent = decodeURIComponent(kept);
    shown.after(other);
  }
}
