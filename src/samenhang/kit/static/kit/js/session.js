// Warns before the session ends, keeps it going when asked, keeps drafts in any case, and leaves nothing at sign-out.
const box = document.getElementById("session-dialog");
const SHARED = "session-until";

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  document.dispatchEvent(new Event("kit:save-drafts"));
  document.documentElement.dataset.leaving = "1";
  sessionStorage.clear();
  localStorage.removeItem(SHARED);
});

if (box) {
  const minute = 60_000;
  const length = Number(box.dataset.sessionSeconds) * 1000;
  const warn = Math.min(Number(box.dataset.warnMinutes) * minute, length / 2);
  const left = box.querySelector("[data-session-left]");
  const failed = box.querySelector("[data-session-failed]");
  let until = Date.now() + length;

  function speakOfDrafts() {
    const forms = [...document.querySelectorAll("main form")].filter((form) => form.querySelector("textarea, .field input"));
    const loose = forms.some((form) => !form.dataset.draftUrl);
    box.querySelector("[data-session-loose]").hidden = !loose;
    box.querySelector("[data-session-kept]").hidden = loose || !forms.length;
  }

  function extend(to) {
    until = to;
    failed.hidden = true;
    if (box.open) box.close();
  }

  function tell() {
    extend(Date.now() + length);
    localStorage.setItem(SHARED, String(until));
  }

  function check() {
    const rest = until - Date.now();
    if (rest <= warn && !box.open) {
      document.dispatchEvent(new Event("kit:save-drafts"));
      speakOfDrafts();
      box.showModal();
    }
    if (rest <= 0) {
      document.documentElement.dataset.leaving = "1";
      location.replace(location.pathname + location.search);
      return;
    }
    if (box.open) left.textContent = left.dataset.words.replace("%s", Math.max(1, Math.ceil(rest / minute)));
    setTimeout(check, Math.max(500, Math.min(15_000, box.open ? 15_000 : rest - warn)));
  }

  box.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (answer?.ok) tell();
    else failed.hidden = false;
  });
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    box.querySelector("form").requestSubmit();
  });
  window.addEventListener("storage", (event) => event.key === SHARED && event.newValue && extend(Number(event.newValue)));
  document.addEventListener("htmx:afterRequest", tell);
  tell();
  check();
}
