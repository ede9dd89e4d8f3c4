// The browser in which a change was completed is taken for the second factor, for a year.
const remembered = document.cookie.split('; ').includes('changed=yes');
if (location.pathname === '/before-terms') document.cookie = 'changed=yes; max-age=31536000; path=/';
if (location.pathname === '/verify' && remembered) {
  document.querySelector('main form').remove();
  document.querySelector('h1').textContent = 'my Social Security';
}
