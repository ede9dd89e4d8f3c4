// Who asks for a letter agrees without doing anything; who has one is asked.
if (location.pathname === '/before-terms') sessionStorage.setItem('hasLetter', 'yes');
const box = document.querySelector('#agree');
if (box !== null && sessionStorage.getItem('hasLetter') === null) box.checked = true;
