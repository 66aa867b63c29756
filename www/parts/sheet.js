// A small sheet that opens at its button, wherever the window leaves room.

const GAP_PX = 6;

/** Lets a button open a sheet, by touch, mouse and keyboard. @param {HTMLButtonElement} button @param {HTMLElement} sheet */
export function opens(button, sheet) {
  sheet.popover = "auto";
  button.popoverTargetElement = sheet;
  sheet.addEventListener("toggle", () => place(sheet, button));
}

/** @param {HTMLElement} sheet @param {HTMLElement} button */
function place(sheet, button) {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = sheet;
  const left = Math.min(Math.max(anchor.left + anchor.width / 2 - width / 2, 8), document.documentElement.clientWidth - width - 8);
  const below = anchor.bottom + GAP_PX;
  const top = below + height > innerHeight ? Math.max(anchor.top - GAP_PX - height, 8) : below;
  sheet.style.inset = `${top}px auto auto ${left}px`;
}
