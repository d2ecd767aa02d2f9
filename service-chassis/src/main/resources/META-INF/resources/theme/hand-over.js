// Brings who is signed in on to the next pages; without it they press the button.
addEventListener('load', () => document.getElementById('hand-over').submit());
