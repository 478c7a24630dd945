// Opens a notice by itself. Its own address is taken out of the list of pages first.
const form = document.querySelector('[data-module="app-arrive"]');
form.action = window.location.pathname;
window.history.replaceState(null, "", form.dataset.home);
form.submit();
