// A form that stood open for long may find its session ended, or begun anew in another tab. Before it is sent the page
// asks for a fresh key. When nobody is signed in, or somebody else, nothing is sent and everything typed stays.
const box = document.getElementById("session-dialog");
const out = document.getElementById("signed-out-dialog");
const FRESH = 60_000;
let heard = Date.now();

export function doubt() {
  heard = 0;
}

export async function renew() {
  const answer = await fetch(box.dataset.keyUrl, { cache: "no-store", redirect: "manual" });
  const { key, hat } = answer.ok ? await answer.json() : {};
  if (!key || hat !== box.dataset.hat) return false;
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => (field.value = key));
  heard = Date.now();
  return true;
}

async function ask(form, button) {
  const there = await renew().catch(() => true); // no answer at all: the browser itself says what is wrong
  if (!there) return out?.showModal();
  heard = Date.now();
  form.requestSubmit(button);
}

if (box?.dataset.keyUrl) {
  const asked = (event) => {
    const form = event.target;
    if (!form.matches("main form[data-once]") || Date.now() - heard < FRESH) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter);
  };
  document.addEventListener("submit", asked, true);
}
