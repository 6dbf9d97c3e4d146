// Keeps what is typed as a draft on the server: after a pause, on leaving a field, on leaving the page.
const PAUSE = 800;
const RETRY = 10_000;
const dutch = document.documentElement.lang !== "en";
const words = dutch
  ? { kept: (at) => `Concept bewaard om ${at}`, failed: "Concept niet bewaard. Wij proberen het opnieuw.", out: "Concept niet bewaard: u bent afgemeld. Laat deze bladzijde open en meld u aan in een ander tabblad." }
  : { kept: (at) => `Draft kept at ${at}`, failed: "Draft not kept. We are trying again.", out: "Draft not kept: you are signed out. Leave this page open and sign in in another tab." };

function now() {
  const time = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${two(time.getHours())}${dutch ? "." : ":"}${two(time.getMinutes())}${dutch ? " uur" : ""}`;
}

function fields(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const secret = form.elements[name]?.type === "password";
    if (typeof value === "string" && !secret) typed.append(name, value);
  }
  return typed;
}

function follow(form) {
  let kept = fields(form).toString();
  let timer = 0;
  let sent = false;
  const line = form.querySelector("[data-draft-status]");

  function say(text, failed) {
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("draft-status--failed", failed);
  }

  async function save() {
    clearTimeout(timer);
    const typed = fields(form);
    const text = typed.toString();
    if (sent || text === kept) return;
    try {
      const keepalive = text.length < 60_000;
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: typed, keepalive, redirect: "manual", headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) throw answer;
      kept = text;
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      say(words.kept(told.at || now()), false);
    } catch (trouble) {
      const out = trouble?.type === "opaqueredirect" || trouble?.status === 401 || trouble?.status === 403;
      say(out ? words.out : words.failed, true);
      timer = setTimeout(save, RETRY);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("focusout", save);
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  document.addEventListener("kit:save-drafts", save);
  window.addEventListener("pageshow", () => (sent = false));
}

document.querySelectorAll("form[data-draft-url]").forEach(follow);
document.addEventListener("htmx:load", (event) => {
  event.target.querySelectorAll?.("form[data-draft-url]").forEach(follow);
});
