// Keeps what is typed as a draft on the server: after a pause, on leaving a field, on leaving the page.
import { doubt, renew } from "./key.js";

const PAUSE = 800;
const RETRY = 10_000;
const dutch = document.documentElement.lang !== "en";
const words = dutch
  ? { kept: (at) => `Concept bewaard om ${at}`, failed: "Concept niet bewaard. Wij proberen het opnieuw.", long: "Concept niet bewaard: de tekst is te lang. Kort hem in.", out: "Concept niet bewaard: u bent afgemeld. Laat deze bladzijde open en meld u aan in een ander tabblad." }
  : { kept: (at) => `Draft kept at ${at}`, failed: "Draft not kept. We are trying again.", long: "Draft not kept: the text is too long. Shorten it.", out: "Draft not kept: you are signed out. Leave this page open and sign in in another tab." };

function now() {
  const time = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${two(time.getHours())}${dutch ? "." : ":"}${two(time.getMinutes())}${dutch ? " uur" : ""}`;
}

const OURS = ["submission", "version"];

function fields(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const secret = form.elements[name]?.type === "password";
    if (typeof value === "string" && !secret && !OURS.includes(name)) typed.append(name, value);
  }
  return typed;
}

function words_of(typed) {
  const own = new URLSearchParams(typed);
  own.delete("csrfmiddlewaretoken");
  return own.toString();
}

function follow(form) {
  let kept = words_of(fields(form));
  let timer = 0;
  let under = new AbortController();
  let sent = false;
  const line = form.querySelector("[data-draft-status]");

  function say(text, failed) {
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("draft-status--failed", failed);
  }

  async function save(again = true) {
    clearTimeout(timer);
    under.abort();
    under = new AbortController();
    const typed = fields(form);
    const text = words_of(typed);
    if (sent || text === kept) return;
    typed.append("unsent", form.elements.submission?.value ?? "");
    try {
      const keepalive = text.length < 60_000;
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: typed, keepalive, redirect: "manual", signal: under.signal });
      if (!answer.ok) throw answer;
      kept = text;
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      if (!told.sent) say(words.kept(told.at || now()), false);
    } catch (trouble) {
      if (trouble?.name === "AbortError") return;
      const long = trouble?.status === 409 || trouble?.status === 413;
      const out = trouble?.type === "opaqueredirect" || trouble?.status === 401 || trouble?.status === 403;
      if (out) doubt();
      if (out && again && (await renew().catch(() => false))) return save(false);
      say(out ? words.out : long ? words.long : words.failed, true);
      if (!long) timer = setTimeout(save, RETRY);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("focusout", (event) => event.relatedTarget?.type === "submit" || save());
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    under.abort();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  document.addEventListener("kit:save-drafts", () => save());
  window.addEventListener("focus", () => save());
  window.addEventListener("pageshow", () => (sent = false));
}

document.querySelectorAll("form[data-draft-url]").forEach(follow);
document.addEventListener("htmx:load", (event) => {
  event.target.querySelectorAll?.("form[data-draft-url]").forEach(follow);
});
