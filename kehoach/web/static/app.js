"use strict";
// The pages work without this script; it only makes them quicker to use.

// A plan's page: choosing a fact marks its places, choosing a place marks its fact.
const cards = new Map([...document.querySelectorAll(".record .card[id]")].map(card => [card.id, card]));
const marks = new Map();
for (const mark of document.querySelectorAll(".source [data-facts]"))
  for (const fact of mark.dataset.facts.split(" "))
    marks.has(fact) ? marks.get(fact).push(mark) : marks.set(fact, [mark]);

const gentle = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

function choose(fact) {
  for (const old of document.querySelectorAll(".chosen-fact")) old.classList.remove("chosen-fact");
  cards.get(fact)?.classList.add("chosen-fact");
  for (const mark of marks.get(fact) ?? []) mark.classList.add("chosen-fact");
}

// Brings a thing into view in its own side only, so that the page stays where it is.
function show(thing) {
  const side = thing.closest(".source, .record");
  if (side && side.scrollHeight > side.clientHeight) {
    const offset = thing.getBoundingClientRect().top - side.getBoundingClientRect().top;
    side.scrollBy({ top: offset - side.clientHeight / 3, behavior: gentle });
  } else thing.scrollIntoView({ block: "center", behavior: gentle });
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-facts]");
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  if (!target) return;
  event.preventDefault();
  choose(link.closest(".source") ? target.id : link.dataset.facts);
  target.closest("details")?.setAttribute("open", "");
  show(target);
  history.replaceState(null, "", link.getAttribute("href"));
  if (cards.has(target.id)) target.focus({ preventScroll: true });
});

function followAddress() {
  const fact = decodeURIComponent(location.hash.slice(1));
  if (!cards.has(fact)) return;
  choose(fact);
  show(cards.get(fact));
  const first = marks.get(fact)?.[0];
  if (first && matchMedia("(min-width: 60rem)").matches) show(first);
}
addEventListener("hashchange", followAddress);
if (cards.size) followAddress();

// A field above the facts that leaves those with the words typed.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const quick = document.querySelector("form.quick[data-filter]");
if (quick) {
  const label = document.createElement("label"), input = document.createElement("input");
  input.type = "search";
  input.id = "filter";
  label.htmlFor = "filter";
  label.textContent = quick.dataset.filter;
  quick.after(label, input);
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    for (const card of cards.values()) card.hidden = !plain(card.textContent).includes(wanted);
  });
}

// The import page: files dropped anywhere on the form, sent one by one, results as they come.
const form = document.querySelector("form.import");
if (form) {
  const input = form.querySelector("input[type=file]"), results = document.getElementById("results");
  const rows = results.querySelector("tbody"), button = form.querySelector("button");
  for (const name of ["dragenter", "dragover", "dragleave", "drop"])
    form.addEventListener(name, event => {
      event.preventDefault();
      form.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const chosen = [...input.files];
    results.hidden = false;
    button.disabled = true;
    const waiting = chosen.map(file => {
      const row = rows.insertRow();
      row.className = "waiting";
      row.insertCell().textContent = file.name;
      row.insertCell().append(document.createElement("progress"), ` ${form.dataset.waiting}`);
      return row;
    });
    for (const [index, file] of chosen.entries()) {
      const data = new FormData();
      data.append("token", form.elements.token.value);
      data.append("files", file);
      const cell = waiting[index].cells[1];
      try {
        const answer = await fetch("/import", { method: "POST", body: data, headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const row = page.querySelector("#results tbody tr");
        if (row) waiting[index].replaceWith(document.importNode(row, true));
        else cell.textContent = page.querySelector("main")?.textContent.trim().slice(0, 200) || answer.status;
      } catch (error) {
        cell.textContent = String(error);
      }
    }
    button.disabled = false;
    form.reset();
  });
}
