"use strict";

// One press is enough: the base takes a second or two to open.
const form = document.querySelector("form");
const button = form.querySelector("button");
const asked = button.textContent;

form.addEventListener("submit", () => {
  button.disabled = true;
  button.textContent = form.dataset.opening;
});

// a page that comes back from the history has not been sent
window.addEventListener("pageshow", () => {
  button.disabled = false;
  button.textContent = asked;
});
