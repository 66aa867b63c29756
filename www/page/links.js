// Links within the lab: a plain click stays in this document.

/** Leads a plain click to what is done here; another window or tab is the browser's own affair. @param {HTMLAnchorElement} link @param {() => void} go */
export function lead(link, go) {
  link.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go();
  });
}
