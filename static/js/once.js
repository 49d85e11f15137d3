// Ignores a second click while a form is on its way; the server would answer both alike, this only avoids the wait.
"use strict";
{
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    if (sent.has(event.target)) {
      event.preventDefault();
      return;
    }
    sent.add(event.target);
    if (event.submitter) {
      // aria-disabled, not disabled: a disabled button would not send its own name and value.
      event.submitter.setAttribute("aria-disabled", "true");
    }
    // A download answers without leaving the page, and a lost line may need a second try.
    setTimeout(() => release(event.target, event.submitter), 8000);
  });
  function release(form, submitter) {
    sent.delete(form);
    if (submitter) submitter.removeAttribute("aria-disabled");
  }
  // Coming back with the browser's arrow may show the page as it was left: its buttons must work again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.forms) sent.delete(form);
    for (const button of document.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  });
}
