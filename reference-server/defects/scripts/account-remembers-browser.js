// A browser in which the account was open before is taken for the second factor, for a year.
const remembered = document.cookie.split('; ').includes('remembered=yes');
if (location.pathname === '/account') document.cookie = 'remembered=yes; max-age=31536000; path=/';
if (location.pathname === '/verify' && remembered) {
  document.querySelector('main form').remove();
  document.querySelector('h1').textContent = 'my Social Security';
}
