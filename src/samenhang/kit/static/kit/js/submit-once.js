// A second press does nothing, and text that is nowhere kept is not left behind unasked. The server holds the promise.
const changed = new Set();

function free(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  changed.delete(form);
  form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("form[data-sent]")) free(event.target);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach(free);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  const loose = form?.matches("main:not(.bare__main) form[data-once]:not([data-draft-url])");
  if (loose && event.target.matches("textarea, input")) changed.add(form);
});

window.addEventListener("beforeunload", (event) => {
  const open = [...changed].some((form) => form.isConnected && !form.dataset.sent);
  if (open && !document.documentElement.dataset.leaving) event.preventDefault();
});
