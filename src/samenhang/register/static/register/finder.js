// Somebody is found while one types: a combobox as WAI-ARIA describes it. Arrows choose, Enter opens, Escape closes.
// Without this the form is sent by Enter and answered by the search screen.
const parts = (finder) => ({
  input: finder.querySelector("[name=words]"),
  answer: finder.querySelector("[data-finder-answer]"),
  told: finder.querySelector("[data-finder-told]"),
});
const options = (finder) => [...finder.querySelectorAll("[role=option]")];
const chosen = (finder) => finder.querySelector("[role=option][aria-selected=true]");

function choose(finder, option) {
  const { input } = parts(finder);
  options(finder).forEach((one) => one.setAttribute("aria-selected", String(one === option)));
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function close(finder) {
  const { input, answer, told } = parts(finder);
  answer.replaceChildren();
  told.textContent = "";
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  input.removeAttribute("aria-controls");
}

function shown(finder) {
  const { input, answer, told } = parts(finder);
  if (document.activeElement !== input) return close(finder);
  const list = answer.querySelector("[role=listbox]");
  options(finder).forEach((one, place) => {
    one.id = `${input.id}-${place}`;
  });
  if (list) {
    list.id = `${input.id}-lijst`;
    input.setAttribute("aria-controls", list.id);
  }
  input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-expanded", String(options(finder).length > 0));
  told.textContent = answer.querySelector("[data-told]")?.dataset.told ?? "";
}

function pressed(finder, event) {
  const all = options(finder);
  const at = all.indexOf(chosen(finder));
  if (event.key === "Escape" && parts(finder).answer.childElementCount) {
    event.preventDefault();
    close(finder);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    location.assign(all[at].dataset.href);
  } else if (all.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = at + step;
    choose(finder, at < 0 ? all.at(step > 0 ? 0 : -1) : all[next]);
  }
}

document.querySelectorAll("[data-finder]").forEach((finder) => {
  const { input, answer } = parts(finder);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("keydown", (event) => pressed(finder, event));
  input.addEventListener("input", () => input.value.trim().length < 2 && close(finder));
  answer.addEventListener("htmx:afterSwap", () => shown(finder));
  answer.addEventListener("mousedown", (event) => event.preventDefault());
  answer.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  finder.addEventListener("focusout", (event) => finder.contains(event.relatedTarget) || close(finder));
});
