// What needs a hand from a script: where details open, the theme, "more", and on a small screen one stage at a time.
// Without it everything can still be read: details open in the middle, all stages stand below each other.
(() => {
  "use strict";
  const root = document.documentElement;
  const small = matchMedia("(max-width: 699.9px)");
  root.classList.add("js");

  // Details: beside what opens them and not over it, with the receipt that they rest on.
  let pinned = false;
  let opener = null;
  const opens = (target) => target.closest && target.closest("[popovertarget]:not(.close)");
  const details = (button) => document.getElementById(button.getAttribute("popovertarget"));

  const placeBeside = (pop, button) => {
    if (small.matches) return;
    const box = button.getBoundingClientRect();
    const wide = pop.offsetWidth, tall = pop.offsetHeight, gap = 8;
    const right = box.right + gap + wide <= innerWidth - gap;
    const left = right ? box.right + 2 * gap : Math.max(gap, box.left - wide - 2 * gap);
    const top = Math.max(gap, Math.min(box.top - gap, innerHeight - tall - gap));
    pop.style.margin = "0";
    pop.style.inset = "auto";
    pop.style.left = `${left}px`;
    pop.style.top = `${top}px`;
  };

  const fill = (pop) => {
    const place = pop.querySelector("[data-receipt]:not(.filled)");
    const receipt = place && document.getElementById(`receipt-${place.dataset.receipt}`);
    if (!receipt) return;
    const told = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "How this was counted";
    const copy = receipt.cloneNode(true);
    copy.removeAttribute("id");
    told.append(summary, copy);
    told.addEventListener("toggle", () => opener && placeBeside(pop, opener));
    place.replaceChildren(told);
    place.classList.add("filled");
  };

  document.addEventListener("toggle", (event) => {
    const pop = event.target;
    if (!pop.matches || !pop.matches(".pop")) return;
    if (event.newState === "open") {
      fill(pop);
      if (opener) placeBeside(pop, opener);
    } else {
      pinned = false;
    }
  }, true);

  document.addEventListener("click", (event) => {
    const button = opens(event.target);
    if (!button) return;
    const pop = details(button);
    opener = button;
    if (pop && pop.matches(":popover-open") && !pinned) event.preventDefault(); // it peeked: now it stays
    pinned = true;
  }, true);

  // A mouse that rests on a number sees its details without a click.
  let timer = 0;
  const away = () => {
    clearTimeout(timer);
    if (pinned) return;
    timer = setTimeout(() => {
      const pop = document.querySelector(".pop:popover-open");
      if (pop && !pinned && !pop.matches(":hover") && !(opener && opener.matches(":hover"))) pop.hidePopover();
    }, 200);
  };
  document.addEventListener("pointerover", (event) => {
    const button = event.pointerType === "mouse" && opens(event.target);
    if (!button || pinned) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const pop = details(button);
      if (!pop || pinned || pop.matches(":popover-open")) return;
      opener = button;
      pop.showPopover();
    }, 450);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && (opens(event.target) || event.target.closest(".pop"))) away();
  });

  // The theme: as the system has it, until somebody says otherwise.
  const theme = document.querySelector(".theme");
  theme.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  });

  // More of a cell, or of a list.
  document.addEventListener("click", (event) => {
    const more = event.target.closest(".more");
    if (!more) return;
    const open = more.getAttribute("aria-expanded") !== "true";
    more.dataset.told = more.dataset.told || more.textContent;
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "fewer" : more.dataset.told;
    more.parentElement.classList.toggle("all", open);
  });

  // A small screen: one stage.
  const stages = [...document.querySelectorAll(".switcher button")];
  for (const button of stages) {
    button.addEventListener("click", () => {
      root.dataset.stage = button.dataset.stage;
      for (const other of stages) other.setAttribute("aria-pressed", String(other === button));
      button.scrollIntoView({ block: "nearest", inline: "center" });
    });
  }
})();
