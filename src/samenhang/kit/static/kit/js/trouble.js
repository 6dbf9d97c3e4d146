// A part of the page that could not be fetched or kept says so, and is asked for again; what was typed stays.
const dutch = document.documentElement.lang !== "en";
const words = dutch
  ? { gone: "Even geen verbinding. Een deel van deze bladzijde is niet bijgewerkt; wat u typte, staat er nog.", again: "Opnieuw proberen" }
  : { gone: "No connection for a moment. A part of this page was not brought up to date; what you typed is still there.", again: "Try again" };
const missed = new Map();
let banner;

function clear() {
  banner?.remove();
  banner = undefined;
}

function show() {
  if (banner) return;
  banner = document.createElement("div");
  banner.className = "alert alert--warning";
  banner.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = words.gone;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--small";
  button.textContent = words.again;
  button.addEventListener("click", () => {
    const parts = [...missed];
    missed.clear();
    clear();
    for (const [part, asked] of parts) {
      if (part.isConnected) htmx.ajax(asked.verb.toUpperCase(), asked.path, { source: part, target: asked.target, swap: asked.swap });
    }
  });
  const act = document.createElement("p");
  act.className = "row";
  act.append(button);
  const body = document.createElement("div");
  body.className = "alert__body";
  body.append(text, act);
  banner.append(body);
  document.getElementById("main")?.prepend(banner);
}

function failed(event) {
  const { elt, requestConfig, xhr } = event.detail;
  const out = xhr && xhr.status && xhr.status < 500;
  if (out) return;
  const swap = elt.getAttribute("hx-swap") || "innerHTML";
  if (requestConfig.verb === "get") missed.set(elt, { verb: "get", path: requestConfig.path, target: requestConfig.target || event.detail.target, swap });
  show();
}

document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  missed.delete(event.detail.elt);
  if (!missed.size) clear();
});
